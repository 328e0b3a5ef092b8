import { NativeSelect } from '@mantine/core'
import type { VersionMovePreview } from '../../../contract/process/version-moves.ts'
import { textIn } from '../../../contract/text.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Icon } from '../../ui/icons.tsx'
import { byVersion, type Decisions, type PlanRow, placeOf } from './plan.ts'
import styles from './version-moves.module.css'

interface PassageListProps {
  preview: VersionMovePreview
  decisions: Decisions
  onDecide: (row: PlanRow, to: string | null) => void
}

/** Where the deals of each stage go, and what becomes of their tasks. */
export function PassageList({ preview, decisions, onDecide }: PassageListProps) {
  const say = useSay()
  const groups = byVersion(preview.rows)
  return (
    <div className={styles.passages}>
      {groups.map(({ number, rows, deals }) => (
        <section key={number} aria-labelledby={`from-${number}`}>
          <h2 id={`from-${number}`} className={styles.heading}>
            {say('version_moves.from.version', { number, count: deals })}
          </h2>
          <ol className={styles.rows}>
            {rows.map((row) => (
              <Passage
                key={placeOf(row)}
                row={row}
                stages={preview.stages}
                decided={decisions[placeOf(row)]}
                onDecide={(to) => onDecide(row, to)}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

interface PassageProps {
  row: PlanRow
  stages: VersionMovePreview['stages']
  decided: string | null | undefined
  onDecide: (to: string | null) => void
}

const staying = '-'

function Passage({ row, stages, decided, onDecide }: PassageProps) {
  const say = useSay()
  const { language } = useReader()
  const name = textIn(row.from.name, language)
  const undecided = row.verdict === 'cannot_be_mapped' && decided === undefined
  const nearest = undecided ? stages.find(({ key }) => key === row.nearest) : undefined
  // While the next answer is on its way, the choice already shows.
  const chosen = decided === undefined ? (row.to ?? (undecided ? '' : staying)) : (decided ?? staying)
  return (
    <li
      className={styles.row}
      data-undecided={undecided || undefined}
      data-stays={chosen === staying || undefined}
    >
      <span className={styles.from}>
        <span className={styles.name}>{name}</span>
        <span className="quiet">
          {say('version_moves.row.deals', { count: row.deals, resting: row.resting })}
        </span>
      </span>
      <span className={styles.arrow}>
        <Icon name="onward" size={14} />
      </span>
      <span className={styles.to}>
        <NativeSelect
          aria-label={say('version_moves.row.to', { stage: name })}
          value={chosen}
          data={[
            ...(undecided ? [{ value: '', label: say('version_moves.row.choose'), disabled: true }] : []),
            ...stages.map(({ key, name }) => ({ value: key, label: textIn(name, language) })),
            { value: staying, label: say('version_moves.row.stay', { number: row.fromVersion }) },
          ]}
          onChange={({ currentTarget: { value } }) => onDecide(value === staying ? null : value)}
        />
        {nearest && (
          <button type="button" className={styles.nearest} onClick={() => onDecide(nearest.key)}>
            {say('version_moves.row.nearest', { stage: textIn(nearest.name, language) })}
          </button>
        )}
      </span>
      <Tasks row={row} undecided={undecided} />
    </li>
  )
}

/** Only what there is: a stage without tasks says nothing about them. */
function Tasks({ row, undecided }: { row: PlanRow; undecided: boolean }) {
  const say = useSay()
  if (row.to === null)
    return (
      <span className={`quiet ${styles.tasks}`}>
        {say(undecided ? 'version_moves.row.unless' : 'version_moves.row.unchanged')}
      </span>
    )
  const parts = [
    { key: 'kept', count: row.tasksKept },
    { key: 'cancelled', count: row.tasksCancelled },
    { key: 'mandatory', count: row.newMandatory },
    { key: 'optional', count: row.newOptional },
    { key: 'perhaps', count: row.newPerhaps },
  ].filter(({ count }) => count > 0)
  return (
    <ul className={styles.tasks}>
      {parts.map(({ key, count }) => (
        <li key={key} data-what={key}>
          {say(`version_moves.row.${key}`, { count })}
        </li>
      ))}
      {parts.length === 0 && <li className="quiet">{say('version_moves.row.no_tasks')}</li>}
    </ul>
  )
}
