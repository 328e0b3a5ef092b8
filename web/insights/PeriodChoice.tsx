import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { monthName, monthsOfPreset, plusMonths, presets, thisMonth } from './figures/months/months.ts'
import styles from './InlineChoice.module.css'
import type { NumbersSearch } from './numbers-search.ts'

/** How far back single months are offered. */
const monthsBack = 72

interface PeriodChoiceProps {
  search: NumbersSearch
  onChange: (change: Partial<NumbersSearch>) => void
}

/** A period by its usual name, or from one month to another. */
export function PeriodChoice({ search, onChange }: PeriodChoiceProps) {
  const say = useSay()
  const reader = useReader()
  const current = thisMonth(reader)
  return (
    <>
      <select
        className={styles.choice}
        aria-label={say('insights.filter.period')}
        value={search.period}
        onChange={(event) => choose(event.currentTarget.value as NumbersSearch['period'])}
      >
        {presets.map((preset) => (
          <option key={preset} value={preset}>
            {say(`insights.period.${preset}`, { calendar: reader.calendar })}
          </option>
        ))}
        <option value="own">{say('insights.period.own')}</option>
      </select>
      {search.period === 'own' && (
        <>
          {' '}
          <MonthChoice
            label={say('insights.filter.from')}
            value={search.from ?? current}
            latest={search.to ?? current}
            onChange={(from) => onChange({ from })}
          />
          {' – '}
          <MonthChoice
            label={say('insights.filter.to')}
            value={search.to ?? current}
            earliest={search.from}
            latest={current}
            onChange={(to) => onChange({ to })}
          />
        </>
      )}
    </>
  )

  function choose(period: NumbersSearch['period']): void {
    if (period !== 'own') return onChange({ period, from: undefined, to: undefined })
    const { from, to } = monthsOfPreset(search.period === 'own' ? 'all' : search.period, current)
    const last = to && to < current ? to : current
    onChange({
      period: undefined,
      from: from ?? plusMonths(current, -11),
      to: last,
    } as Partial<NumbersSearch>)
  }
}

interface MonthChoiceProps {
  label: string
  value: string
  earliest?: string | undefined
  latest: string
  onChange: (month: string) => void
}

function MonthChoice({ label, value, earliest, latest, onChange }: MonthChoiceProps) {
  const reader = useReader()
  const offered = Array.from({ length: monthsBack }, (_, back) => plusMonths(latest, -back)).filter(
    (month) => !earliest || month >= earliest,
  )
  const months = offered.includes(value) ? offered : [value, ...offered]
  return (
    <select
      className={styles.choice}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {months.map((month) => (
        <option key={month} value={month}>
          {monthName(month, reader)}
        </option>
      ))}
    </select>
  )
}
