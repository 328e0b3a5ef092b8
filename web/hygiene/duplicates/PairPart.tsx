import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import {
  type DuplicatePair,
  type MergeField,
  mergeFields,
  type Side,
} from '../../../contract/hygiene/duplicates.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { Link } from '../../ui/Link.tsx'
import { MayButton } from '../../ui/MayButton.tsx'
import { DateText } from '../../ui/values/values.tsx'
import { useDismiss, useMerge } from './duplicate-queries.ts'
import { FieldText } from './FieldText.tsx'
import styles from './PairPart.module.css'
import { useReasons } from './use-reasons.ts'

/**
 * Two records side by side. Which one is kept and which value stays is chosen by pressing it; the best guess is chosen
 * already, so most pairs are one press.
 */
export function PairPart({ pair }: { pair: DuplicatePair }) {
  const say = useSay()
  const reasons = useReasons()
  const merge = useMerge()
  const { dismiss, ...dismissing } = useDismiss()
  const [kept, setKept] = useState<0 | 1>(0)
  const [from, setFrom] = useState<Partial<Record<MergeField, 0 | 1>>>(
    Object.fromEntries(pair.better.map((field) => [field, 1])),
  )
  const [one, other] = pair.sides
  const keep = pair.sides[kept]
  const gone = pair.sides[kept === 0 ? 1 : 0]
  const fields = mergeFields[pair.entity].filter((field) => one.fields[field] || other.fields[field])
  const sideOf = (field: MergeField): 0 | 1 => {
    if (!one.fields[field]) return 1
    if (!other.fields[field]) return 0
    return from[field] ?? kept
  }
  return (
    <section
      className={styles.pair}
      aria-label={say('duplicates.pair', { one: one.name, other: other.name })}
    >
      <header className={styles.head}>
        <h2 className={styles.likely}>{say(`duplicates.likely.${likelihood(pair.score)}`)}</h2>
        <p className={styles.reasons}>{reasons(pair.reasons)}</p>
      </header>
      <div className={styles.table}>
        <div className={styles.row} role="radiogroup" aria-label={say('duplicates.keep')}>
          <span className={styles.label}>{say('duplicates.keep')}</span>
          {pair.sides.map((side, at) => (
            <SideHead
              key={side.id}
              entity={pair.entity}
              side={side}
              chosen={kept === at}
              onChoose={() => setKept(at as 0 | 1)}
            />
          ))}
        </div>
        {fields.map((field) => (
          <FieldRow
            key={field}
            field={field}
            sides={pair.sides}
            chosen={sideOf(field)}
            onChoose={(at) => setFrom({ ...from, [field]: at })}
          />
        ))}
      </div>
      <ActError error={merge.error ?? dismissing.error} />
      <div className={styles.acts}>
        <MayButton may={pair.can.merge} loading={merge.isPending} onClick={send}>
          {say('duplicates.merge')}
        </MayButton>
        {pair.can.merge === true && (
          <Button
            variant="default"
            loading={dismissing.isPending}
            onClick={() => dismiss({ firstId: one.id, secondId: other.id })}
          >
            {say('duplicates.dismiss')}
          </Button>
        )}
      </div>
    </section>
  )

  function send(): void {
    const goneAt = kept === 0 ? 1 : 0
    merge.mutate({
      body: {
        entity: pair.entity,
        keep: { id: keep.id, version: keep.version },
        gone: { id: gone.id, version: gone.version },
        take: fields.filter((field) => gone.fields[field] && sideOf(field) === goneAt),
      },
    })
  }
}

const likelihood = (score: number) => (score >= 90 ? 'sure' : score >= 70 ? 'very' : 'maybe')

interface SideHeadProps {
  entity: DuplicatePair['entity']
  side: Side
  chosen: boolean
  onChoose: () => void
}

function SideHead({ entity, side, chosen, onChoose }: SideHeadProps) {
  const say = useSay()
  const name = useId()
  const { deals, activities, people } = side
  return (
    <div className={styles.cell} data-chosen={chosen || undefined}>
      <label className={styles.choice}>
        <input type="radio" checked={chosen} onChange={onChoose} aria-labelledby={name} />
        <Link
          to={entity === 'person' ? paths.person(side.id) : paths.company(side.id)}
          className={styles.name}
        >
          <bdi id={name}>{side.name}</bdi>
        </Link>
      </label>
      <span className={styles.counts}>
        {say(`duplicates.holds.${entity}`, { deals, activities, people })} · <DateText at={side.createdAt} />
      </span>
    </div>
  )
}

interface FieldRowProps {
  field: MergeField
  sides: readonly [Side, Side]
  chosen: 0 | 1
  onChoose: (at: 0 | 1) => void
}

function FieldRow({ field, sides, chosen, onChoose }: FieldRowProps) {
  const say = useSay()
  const values = sides.map((side) => side.fields[field] ?? null)
  const differ = values[0] !== null && values[1] !== null && values[0] !== values[1]
  const label = say(`customers.field.${labels[field] ?? field}`)
  return (
    <div
      className={styles.row}
      role={differ ? 'radiogroup' : undefined}
      aria-label={differ ? label : undefined}
    >
      <span className={styles.label}>{label}</span>
      {values.map((value, at) => {
        const side = sides[at] as Side
        if (value === null) return <span key={side.id} className={styles.cell} />
        if (!differ)
          return (
            <span
              key={side.id}
              className={styles.cell}
              data-chosen={values[0] !== values[1] || chosen === at || undefined}
            >
              <span className={styles.plain}>
                <FieldText field={field} value={value} />
              </span>
            </span>
          )
        return (
          <label key={side.id} className={styles.cell} data-chosen={chosen === at || undefined}>
            <span className={styles.choice}>
              <input type="radio" checked={chosen === at} onChange={() => onChoose(at as 0 | 1)} />
              <FieldText field={field} value={value} />
            </span>
            {staysToo.has(field) && chosen !== at && (
              <span className={styles.stays}>{say('duplicates.stays_too')}</span>
            )}
          </label>
        )
      })}
    </div>
  )
}

/** Ways to reach somebody: the one that is not chosen becomes a further one. */
const staysToo: ReadonlySet<MergeField> = new Set(['email', 'phone', 'address'])

const labels: Partial<Record<MergeField, string>> = {
  companyId: 'company',
  jobTitle: 'job_title',
  ownerId: 'owner',
  taxId: 'tax_id',
  foundedYear: 'founded_year',
  parentId: 'parent',
}
