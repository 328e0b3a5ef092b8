import { Button } from '@mantine/core'
import { useState } from 'react'
import type { BusinessCalendar } from '../../../../contract/team/calendar.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { dayAt, formatDayInFull } from '../../../platform/reader/dates.ts'
import { formatNumber } from '../../../platform/reader/numbers.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { weekdaysOf } from '../week/weekdays.ts'
import styles from './YearStrip.module.css'
import { type DayKind, monthsOf, type YearMonth, yearOf } from './year-days.ts'

interface YearStripProps {
  calendar: BusinessCalendar
  /** Names by ISO day. */
  holidays: ReadonlyMap<string, string>
}

/** This year or the next at a glance: twelve small months with holidays, closings and days worked in exchange. */
export function YearStrip({ calendar, holidays }: YearStripProps) {
  const say = useSay()
  const reader = useReader()
  const today = dayAt(new Date(), reader)
  const first = yearOf(today, reader)
  const [year, setYear] = useState(first)
  const months = monthsOf(year, calendar, holidays, reader)
  const days = months.flatMap((month) => month.days)
  const count = (...kinds: DayKind[]) => days.filter(({ kind }) => kinds.includes(kind)).length
  const plainYear = (one: number) => formatNumber(one, reader, { useGrouping: false })
  return (
    <section className={styles.strip} aria-label={say('calendars.year', { year: plainYear(year) })}>
      <div className={styles.head}>
        <Button.Group>
          {[first, first + 1].map((one) => (
            <Button
              key={one}
              size="compact-sm"
              variant={one === year ? 'filled' : 'default'}
              aria-pressed={one === year}
              onClick={() => setYear(one)}
            >
              {plainYear(one)}
            </Button>
          ))}
        </Button.Group>
        <p className={styles.legend}>
          <span>{say('calendars.year.worked', { days: count('worked', 'exchanged') })}</span>
          <span>
            <i className={styles.sample} data-kind="holiday" aria-hidden="true" />
            {say('calendars.year.holidays', { days: count('holiday') })}
          </span>
          <span>
            <i className={styles.sample} data-kind="closed" aria-hidden="true" />
            {say('calendars.year.closed', { days: count('closed') })}
          </span>
          <span>
            <i className={styles.sample} data-kind="exchanged" aria-hidden="true" />
            {say('calendars.year.exchanged', { days: count('exchanged') })}
          </span>
        </p>
      </div>
      <div className={styles.months}>
        {months.map((month) => (
          <Month key={month.name} month={month} today={today} />
        ))}
      </div>
    </section>
  )
}

function Month({ month, today }: { month: YearMonth; today: string }) {
  const say = useSay()
  const reader = useReader()
  const title = (on: string, kind: DayKind, name: string | null) => {
    const day = formatDayInFull(on, reader)
    if (name) return `${day}: ${name}`
    return kind === 'worked' ? day : `${day}: ${say(`calendars.day.${kind}`)}`
  }
  return (
    <figure className={styles.month}>
      <figcaption className={styles.name}>{month.name}</figcaption>
      <div className={styles.grid} aria-hidden="true">
        {weekdaysOf(reader).map(({ day, short }) => (
          <span key={day} className={styles.weekday}>
            {short}
          </span>
        ))}
        {month.days.map(({ on, label, kind, name }, index) => (
          <span
            key={on}
            className={styles.day}
            data-kind={kind}
            data-today={on === today || undefined}
            title={title(on, kind, name)}
            style={index === 0 ? { gridColumnStart: month.offset + 1 } : undefined}
          >
            {label}
          </span>
        ))}
      </div>
    </figure>
  )
}
