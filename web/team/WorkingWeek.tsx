import { Checkbox } from '@mantine/core'
import type { BusinessCalendar, Hours } from '../../contract/calendar.ts'
import { useSay } from '../platform/i18n.tsx'
import { localeOf, type Reader, useReader } from '../platform/reader.ts'
import styles from './WorkingWeek.module.css'

type Week = BusinessCalendar['week']
type Weekday = keyof Week

interface WorkingWeekProps {
  week: Week
  onChange: (week: Week) => void
}

/** From when to when work is done on each day of the week; a day may have a break. */
export function WorkingWeek({ week, onChange }: WorkingWeekProps) {
  const say = useSay()
  const reader = useReader()
  return (
    <ul className={styles.week}>
      {weekdaysOf(reader).map(({ day, name }) => (
        <li key={day} className={styles.day}>
          <Checkbox
            label={name}
            checked={week[day].length > 0}
            onChange={(event) => onChange({ ...week, [day]: event.currentTarget.checked ? [usual] : [] })}
          />
          <span className={styles.spans}>
            {week[day].length === 0 && <span className="quiet">{say('team.week.free')}</span>}
            {week[day].map((hours, index) => (
              <Span
                // biome-ignore lint/suspicious/noArrayIndexKey: a span has no other name than its place
                key={index}
                name={name}
                hours={hours}
                onChange={(changed) => onChange({ ...week, [day]: week[day].with(index, changed) })}
              />
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Span({ name, hours, onChange }: { name: string; hours: Hours; onChange: (hours: Hours) => void }) {
  const say = useSay()
  return (
    <span className={styles.span} dir="ltr">
      <input
        type="time"
        aria-label={say('team.week.from', { day: name })}
        value={hours.from}
        onChange={(event) => event.target.value && onChange({ ...hours, from: event.target.value })}
      />
      <span aria-hidden="true">–</span>
      <input
        type="time"
        aria-label={say('team.week.to', { day: name })}
        value={hours.to === '24:00' ? '23:59' : hours.to}
        onChange={(event) => event.target.value && onChange({ ...hours, to: event.target.value })}
      />
    </span>
  )
}

const usual: Hours = { from: '09:00', to: '17:00' }

/** The days in the reader's own order: Saturday first in Persian. */
function weekdaysOf(reader: Reader): { day: Weekday; name: string }[] {
  const names = new Intl.DateTimeFormat(localeOf(reader), { weekday: 'long', timeZone: 'UTC' })
  const first = reader.language === 'fa' ? 6 : 1
  return Array.from({ length: 7 }, (_, index) => {
    const day = (((first - 1 + index) % 7) + 1) as Weekday
    // 1 January 2024 was a Monday.
    return { day, name: names.format(new Date(Date.UTC(2024, 0, day))) }
  })
}
