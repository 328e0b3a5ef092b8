import { Checkbox, NativeSelect } from '@mantine/core'
import { missingRules, type Relation } from '../../contract/imports/mapping.ts'
import { type ColumnProfile } from '../../contract/imports/profile.ts'
import { type Text, textIn } from '../../contract/text.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { EmptyState } from '../ui/feedback/states.tsx'
import { Section } from '../ui/inputs/Form.tsx'
import type { StepProps } from './ColumnsStep.tsx'
import styles from './import.module.css'
import { useProcesses } from './import-queries.ts'
import { columnOf, meaningFrom, meaningWord, withMissing, withValue } from './mapping-draft.ts'

/** Which value means what: stages and outcomes, names written otherwise, names nobody knows. */
export function ValuesStep(props: StepProps) {
  const say = useSay()
  const { one, draft } = props
  const stage = columnOf(draft, 'stage')
  const column = one.profile.columns.find(({ name }) => name === stage)
  const relations = Object.keys(draft.relations)
  const nothing = !column && relations.length === 0 && similarIn(props).length === 0
  if (nothing) return <EmptyState title={say('import.values.none')} />
  return (
    <div className={styles.parts}>
      {draft.kind === 'deals' && column && <StageValues {...props} column={column} />}
      <SimilarValues {...props} />
      {relations.length > 0 && <MissingNames {...props} />}
    </div>
  )
}

function StageValues({ draft, onChange, column }: StepProps & { column: ColumnProfile }) {
  const say = useSay()
  const { language } = useReader()
  const { name, distinct } = column
  const stages = useStages(draft.process)
  return (
    <Section title={say('import.values.stage', { column: name })} sub={say('import.values.stage.lead')}>
      {distinct === null ? (
        <p>{say('import.values.too_many')}</p>
      ) : (
        <ul className={styles.values}>
          {distinct.map(({ value, rows }) => (
            <li key={value}>
              <span>
                <bdi className={styles.name}>{value}</bdi>{' '}
                <span className="quiet">{say('import.values.rows', { count: rows })}</span>
              </span>
              <NativeSelect
                aria-label={say('import.values.means_of', { value })}
                value={meaningWord(draft.values[name]?.[value])}
                onChange={(event) =>
                  onChange(withValue(draft, name, value, meaningFrom(event.currentTarget.value)))
                }
                data={[
                  { value: '', label: say('import.values.unassigned') },
                  ...stages.map((stage) => ({
                    value: `stage.${stage.key}`,
                    label: textIn(stage.name, language),
                  })),
                  { value: 'won', label: say('import.values.won') },
                  { value: 'lost', label: say('import.values.lost') },
                ]}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function useStages(process: StepProps['draft']['process']): readonly { key: string; name: Text }[] {
  const { data } = useProcesses(true)
  const brought = process?.document as { stages: { key: string; name: Text }[] } | undefined
  return brought?.stages ?? data?.rows.find(({ key }) => key === process?.key)?.stages ?? []
}

/** Proposals, and those said yes to before. */
function similarIn({
  one,
  draft,
}: StepProps): { column: string; value: string; ours: string; rows: number | null }[] {
  const stage = columnOf(draft, 'stage')
  const accepted = Object.entries(draft.values).flatMap(([column, values]) =>
    Object.entries(values).flatMap(([value, ours]) =>
      typeof ours === 'string' && column !== stage ? [{ column, value, ours, rows: null }] : [],
    ),
  )
  const same = (a: { column: string; value: string }, b: typeof a) =>
    a.column === b.column && a.value === b.value
  return [
    ...one.similar,
    ...accepted.filter((known) => !one.similar.some((proposal) => same(known, proposal))),
  ]
}

function SimilarValues(props: StepProps) {
  const say = useSay()
  const { draft, onChange } = props
  const proposals = similarIn(props)
  if (proposals.length === 0) return null
  return (
    <Section title={say('import.values.similar')} sub={say('import.values.similar.lead')}>
      <ul className={styles.similar}>
        {proposals.map(({ column, value, ours, rows }) => (
          <li key={`${column} ${value}`}>
            <Checkbox
              checked={draft.values[column]?.[value] === ours}
              onChange={(event) =>
                onChange(withValue(draft, column, value, event.currentTarget.checked ? ours : undefined))
              }
              label={say('import.values.similar.is', {
                value: `\u2068${value}\u2069`,
                ours: `\u2068${ours}\u2069`,
              })}
              {...(rows !== null && {
                description: `\u2068${column}\u2069 · ${say('import.values.rows', { count: rows })}`,
              })}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function MissingNames({ draft, onChange }: StepProps) {
  const say = useSay()
  return (
    <Section title={say('import.missing')}>
      <div className={styles.settings}>
        {Object.entries(draft.relations).map(([relation, { column, missing }]) => (
          <NativeSelect
            key={relation}
            label={say('import.missing.of', {
              relation: say(`import.relation.${relation}`),
              column: `\u2068${column}\u2069`,
            })}
            value={missing}
            onChange={(event) =>
              onChange(withMissing(draft, relation, event.currentTarget.value as Relation['missing']))
            }
            data={missingRules
              .filter((rule) => relation !== 'parent' || rule !== 'fail')
              .map((rule) => ({ value: rule, label: say(`import.missing.${rule}`) }))}
          />
        ))}
      </div>
    </Section>
  )
}
