import { SegmentedControl } from '@mantine/core'
import { type Grouping, groupings, type Numbers } from '../../../../contract/insights.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import choice from '../../InlineChoice.module.css'
import { type Measure, measures, type NumbersSearch } from '../../numbers-search.ts'
import { isThin } from '../figure-text.ts'
import { MonthColumns } from '../months/MonthColumns.tsx'
import { monthName, thisMonth } from '../months/months.ts'
import styles from './Breakdown.module.css'
import { GroupBars } from './GroupBars.tsx'
import { GroupTable } from './GroupTable.tsx'

interface BreakdownProps {
  numbers: Numbers
  show: Measure
  onChange: (change: Partial<NumbersSearch>) => void
}

/** The closed deals by person, product or month: as bars, and the same as a table. */
export function Breakdown({ numbers, show, onChange }: BreakdownProps) {
  const say = useSay()
  const reader = useReader()
  const current = thisMonth(reader)
  const groups = numbers.groups
    // Months that are still to come have nothing to say.
    .filter(
      (group) => numbers.by !== 'month' || group.id === null || group.id <= current || group.won.cases > 0,
    )
    .map((group) => ({ ...group, label: labelOf(group) }))
  return (
    <section className={styles.part} aria-labelledby="numbers-by">
      <div className={styles.head}>
        <h2 id="numbers-by" className={styles.title}>
          {say(`insights.by.${numbers.by}`)}
        </h2>
        <SegmentedControl
          size="xs"
          aria-label={say('insights.by')}
          value={numbers.by}
          data={groupings.map((by) => ({ value: by, label: say(`insights.grouping.${by}`) }))}
          onChange={(by) => onChange({ by: by as Grouping })}
        />
      </div>
      <div className={styles.beside} data-by={numbers.by}>
        <div className={styles.chart}>
          <select
            className={choice.choice}
            aria-label={say('insights.measure')}
            value={show}
            onChange={(event) => onChange({ show: event.currentTarget.value as Measure })}
          >
            {measures.map((measure) => (
              <option key={measure} value={measure}>
                {say(`insights.figure.${measure}`)}
              </option>
            ))}
          </select>
          {numbers.by === 'month' ? (
            <MonthColumns groups={groups} show={show} currency={numbers.currencies[0] as string} />
          ) : (
            <GroupBars groups={groups} show={show} currency={numbers.currencies[0] as string} />
          )}
        </div>
        <div>
          <GroupTable groups={groups} by={numbers.by} currencies={numbers.currencies} />
          {groups.some((group) => isThin(group.winRate) || isThin(group.cycleWon)) && (
            <p className={styles.note}>{say('insights.thin_rows')}</p>
          )}
          {numbers.groupsLeftOut > 0 && (
            <p className={styles.note}>{say('insights.left_out', { count: numbers.groupsLeftOut })}</p>
          )}
        </div>
      </div>
    </section>
  )

  function labelOf({ id, name }: Numbers['groups'][number]): string {
    if (numbers.by === 'month' && id !== null) return monthName(id, reader)
    return name ?? say(numbers.by === 'person' ? 'insights.nobody' : 'insights.no_product')
  }
}
