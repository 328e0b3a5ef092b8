import { Button } from '@mantine/core'
import type { Hours, Week } from '../../../../contract/team/calendar.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useClockWords } from '../../use-clock-words.ts'
import { TimeField } from './TimeField.tsx'
import styles from './WeekEditor.module.css'
import { faultOf, mayBreak, minuteOf, minutesOf, nextDay, opened, withBreak } from './week-rules.ts'
import { weekdaysOf } from './weekdays.ts'

interface WeekEditorProps {
  week: Week
  onChange: (week: Week) => void
}

/** The usual week: of each day its hours with the breaks between them, drawn and to be changed in place. */
export function WeekEditor({ week, onChange }: WeekEditorProps) {
  const say = useSay()
  const reader = useReader()
  const days = weekdaysOf(reader)
  const minutes = minutesOf(week)
  return (
    <div className={styles.editor}>
      <ul className={styles.week}>
        {days.map(({ day, name }) => (
          <DayRow
            key={day}
            name={name}
            next={days.find((one) => one.day === nextDay(day))?.name ?? ''}
            hours={week[day]}
            onChange={(hours) => onChange({ ...week, [day]: hours })}
            onOpen={() => onChange({ ...week, [day]: opened(week, day) })}
            onCopy={() => onChange({ ...week, [nextDay(day)]: week[day] })}
          />
        ))}
      </ul>
      {minutes === 0 ? (
        <p role="alert" className={styles.fault}>
          {say('calendars.fault.never')}
        </p>
      ) : (
        <p className={styles.sum}>
          <HoursAWeek minutes={minutes} />
        </p>
      )}
    </div>
  )
}

/** "37 h 30 min a week": always in hours, since days here have none of a fixed length. */
export function HoursAWeek({ minutes }: { minutes: number }) {
  const say = useSay()
  const words = useClockWords()
  const rest = minutes % 60
  const hours = (minutes - rest) / 60
  const span = hours === 0 ? words.span(rest) : say('calendars.week.hours', { hours, minutes: rest })
  return say('calendars.week.sum', { span })
}

interface DayRowProps {
  name: string
  next: string
  hours: readonly Hours[]
  onChange: (hours: Hours[]) => void
  onOpen: () => void
  onCopy: () => void
}

function DayRow({ name, next, hours, onChange, onOpen, onCopy }: DayRowProps) {
  const say = useSay()
  const fault = faultOf(hours)
  const closed = hours.length === 0
  return (
    <li className={styles.day} aria-label={name}>
      <span className={styles.name}>{name}</span>
      <span className={styles.bar} aria-hidden="true">
        {hours.map((one) => (
          <span
            key={`${one.from}${one.to}`}
            className={styles.stretch}
            style={{
              insetInlineStart: `${minuteOf(one.from) / 14.4}%`,
              inlineSize: `${Math.max(0, minuteOf(one.to) - minuteOf(one.from)) / 14.4}%`,
            }}
          />
        ))}
      </span>
      <span className={styles.spans}>
        {closed && <span className="quiet">{say('calendars.week.closed')}</span>}
        {hours.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hours have no other name than their place
          <span key={index} className={styles.span}>
            <TimeField
              label={say('calendars.week.from', { day: name, place: index + 1 })}
              value={one.from}
              invalid={fault !== null}
              onChange={(from) => onChange(hours.with(index, { ...one, from }))}
            />
            <span aria-hidden="true">–</span>
            <TimeField
              label={say('calendars.week.to', { day: name, place: index + 1 })}
              value={one.to}
              invalid={fault !== null}
              onChange={(to) => onChange(hours.with(index, { ...one, to }))}
            />
            {hours.length > 1 && (
              <button
                type="button"
                className={styles.remove}
                aria-label={say('calendars.week.remove', { day: name, place: index + 1 })}
                onClick={() => onChange(hours.toSpliced(index, 1))}
              >
                <Icon name="close" size={12} />
              </button>
            )}
          </span>
        ))}
        {fault && (
          <span role="alert" className={styles.fault}>
            {say(`calendars.fault.${fault}`)}
          </span>
        )}
      </span>
      <span className={styles.acts}>
        {closed ? (
          <Act label={say('calendars.week.open')} of={name} onClick={onOpen} />
        ) : (
          <>
            {mayBreak(hours) && (
              <Act label={say('calendars.week.break')} of={name} onClick={() => onChange(withBreak(hours))} />
            )}
            <Act label={say('calendars.week.close')} of={name} onClick={() => onChange([])} />
          </>
        )}
        <Act label={say('calendars.week.copy', { next })} of={name} onClick={onCopy} />
      </span>
    </li>
  )
}

function Act({ label, of, onClick }: { label: string; of: string; onClick: () => void }) {
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      className={styles.act ?? ''}
      aria-label={`${of}: ${label}`}
      onClick={onClick}
    >
      {label}
    </Button>
  )
}
