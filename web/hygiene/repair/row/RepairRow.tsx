import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { OwnValue } from '../../../../contract/fields.ts'
import type { Check } from '../../../../contract/hygiene/checks.ts'
import { type Finding, repairFields } from '../../../../contract/hygiene/repairs.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { ActError, useFieldFaults } from '../../../ui/inputs/FieldError.tsx'
import { KeyHint } from '../../../ui/KeyHint.tsx'
import { Link } from '../../../ui/Link.tsx'
import { takeFocus } from '../../../ui/take-focus.ts'
import { pathOf } from '../findings/FindingRow.tsx'
import type { Repairs } from '../use-repairs.ts'
import { editBetween, proposedOf, type Values, valuesOf } from './edit-of.ts'
import { FieldInput } from './FieldInput.tsx'
import { Proposals, useProposals } from './Proposals.tsx'
import styles from './RepairRow.module.css'
import { useFirstField } from './use-first-field.ts'
import { useRowKeys } from './use-row-keys.ts'

interface RepairRowProps {
  check: Check
  row: Finding
  repairs: Repairs
  onDone: () => void
  /** To the row below or above. False where there is none. */
  onSkip: (by: 1 | -1) => boolean
}

/**
 * The row that is typed into. Its field has the focus and begins with the likeliest proposal, so that one Enter is often
 * all there is to do.
 */
export function RepairRow({ check, row, repairs, onDone, onSkip }: RepairRowProps) {
  const say = useSay()
  const from = valuesOf(row)
  const [values, setValues] = useState<Values>(() => proposedOf(row))
  const [excusing, setExcusing] = useState(false)
  const proposals = useProposals(row)
  const place = useRef<HTMLDivElement>(null)
  const fault = useFieldFaults(repairs.error)
  useFirstField(place)
  const onKey = useRowKeys(place, {
    off: excusing,
    onTake: (nth) => {
      const proposal = proposals[nth]
      if (proposal) take(proposal.field, proposal.value)
    },
    onEnter: () => (isChanged() ? void save(values) : onSkip(1)),
    onSkip,
  })
  return (
    <li>
      <div ref={place} className={styles.row} role="presentation" onKeyDown={onKey}>
        <div className={styles.who}>
          <Link to={pathOf(check.entity, row.id)} className={styles.name}>
            <bdi>{row.name}</bdi>
          </Link>
          <span className={styles.about} dir="auto">
            {[row.subtitle, row.owner?.name].filter(Boolean).join(' · ')}
          </span>
        </div>
        {row.fields.length > 0 && (
          <div className={styles.fields}>
            {row.fields.map(({ field }) => (
              <FieldInput
                key={field}
                entity={check.entity}
                field={field}
                about={row.name}
                value={values[field] ?? null}
                onChange={(value) => setValues((before) => ({ ...before, [field]: value }))}
                onChosen={(value) => void save({ ...values, [field]: value })}
                error={fault(editPath(field))}
                named={nameOf(field, values[field] ?? null)}
              />
            ))}
            <Button onClick={() => void save(values)} loading={repairs.isPending} disabled={!isChanged()}>
              {say('common.save')}
            </Button>
          </div>
        )}
        <Proposals entity={check.entity} proposals={proposals} onTake={take} />
        {check.key === 'lead_first_contact' && (
          <div className={styles.acts}>
            {(['call', 'email', 'meeting'] as const).map((kind) => (
              <Button
                key={kind}
                variant="default"
                onClick={() => void repairs.contact(row, kind).then((done) => done && onDone())}
              >
                {say(`repair.contact.${kind}`)}
              </Button>
            ))}
          </div>
        )}
        {hasFieldFaults() || <ActError error={repairs.error} />}
        <div className={styles.acts}>
          {excusing ? (
            <TextInput
              className={styles.reason}
              aria-label={say('repair.excuse.why')}
              placeholder={say('repair.excuse.why')}
              maxLength={500}
              ref={takeFocus}
              onKeyDown={onReasonKey}
              rightSectionWidth={90}
            />
          ) : (
            <>
              <button type="button" className={styles.quiet} onClick={() => onSkip(1)}>
                {say('repair.skip')}
              </button>
              <button type="button" className={styles.quiet} onClick={() => setExcusing(true)}>
                {say('repair.excuse')}
              </button>
              <span className={styles.keys} aria-hidden="true">
                <KeyHint keys="Enter" /> {say('common.save')} <KeyHint keys="Tab" /> {say('repair.skip')}{' '}
                <KeyHint keys="mod+z" /> {say('common.undo')}
              </span>
            </>
          )}
        </div>
      </div>
    </li>
  )

  function take(field: string, value: OwnValue): void {
    const taken = { ...values, [field]: value }
    setValues(taken)
    void save(taken)
  }

  async function save(to: Values): Promise<void> {
    if (repairs.isPending) return
    if (await repairs.save(row, from, to)) onDone()
  }

  function isChanged(): boolean {
    return editBetween(check.entity, from, values) !== null
  }

  function hasFieldFaults(): boolean {
    return row.fields.some(({ field }) => fault(editPath(field)) !== undefined)
  }

  function editPath(field: string): string {
    const names: Record<string, string> = repairFields[check.entity]
    return `edit.${names[field] ?? field}`
  }

  function nameOf(field: string, value: OwnValue | null): string | null {
    const suggested = row.fields.find((one) => one.field === field)?.suggestions
    return suggested?.find((one) => one.value === value)?.name ?? null
  }

  function onReasonKey(event: KeyboardEvent<HTMLInputElement>): void {
    event.stopPropagation()
    if (event.key === 'Escape') setExcusing(false)
    const reason = event.currentTarget.value.trim()
    if (event.key !== 'Enter' || reason === '') return
    event.preventDefault()
    void repairs.excuse(row, reason).then((done) => done && onDone())
  }
}
