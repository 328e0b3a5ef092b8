import type { Figure } from '../../../../contract/insights.ts'
import { paths, withSearch } from '../../../paths.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { Link } from '../../../ui/Link.tsx'
import type { Measure } from '../../numbers-search.ts'
import { valueText } from '../figure-text.ts'
import { barLength, lengthOf, longestOf, measured, type NamedGroup } from '../measured.ts'
import styles from './MonthColumns.module.css'
import { monthMark } from './months.ts'

/** Columns that can carry a number and a name of their own. */
const labelled = 14

/** Months from the reading start. Each says its number while there are few, else the highest alone; each leads on. */
export function MonthColumns(props: { groups: readonly NamedGroup[]; show: Measure; currency: string }) {
  const { groups, show, currency } = props
  const say = useSay()
  const longest = longestOf(groups, show)
  const highest = Math.max(...groups.map((group) => measured(group, show).value ?? 0))
  const every = Math.ceil(groups.length / labelled)
  return (
    <ol
      className={styles.columns}
      aria-label={say(`insights.figure.${show}`)}
      data-dense={every > 1 || undefined}
    >
      {groups.map((group, place) => (
        <li key={group.id} className={styles.column} data-half={place < groups.length / 2 ? 'first' : 'last'}>
          <Column
            group={group}
            figure={measured(group, show)}
            currency={currency}
            height={lengthOf(measured(group, show), longest)}
            isHighest={measured(group, show).value === highest}
          />
          <Mark month={place % every === 0 ? group.id : null} before={groups[place - every]?.id ?? null} />
        </li>
      ))}
    </ol>
  )
}

interface ColumnProps {
  group: NamedGroup
  figure: Figure
  currency: string
  /** Per cent of the highest. */
  height: number
  isHighest: boolean
}

function Column({ group, figure, currency, height, isHighest }: ColumnProps) {
  const saying = { say: useSay(), reader: useReader(), currency }
  if (!figure.deals || figure.cases === 0) return <span className={styles.space} />
  const text = valueText(figure.definition, figure.value, saying)
  const words = `${group.label}: ${text}`
  return (
    <Link to={withSearch(paths.dealList(), figure.deals)} className={styles.space} title={words}>
      <span className="only-heard">{words}</span>
      <span className={styles.value} data-highest={isHighest || undefined} aria-hidden="true">
        {text}
      </span>
      <span className={styles.bar} style={{ blockSize: barLength(height) }} />
    </Link>
  )
}

/** The month under its column, with the year where it begins. Nothing under those that are passed over. */
function Mark({ month, before }: { month: string | null; before: string | null }) {
  const reader = useReader()
  if (month === null) return <span className={styles.mark} />
  const { months, year } = monthMark(month, reader)
  const newYear = before === null || monthMark(before, reader).year !== year
  return (
    <span className={styles.mark}>
      {[...months, ...(newYear ? [year] : [])].map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  )
}
