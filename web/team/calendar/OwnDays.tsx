import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BusinessCalendar } from '../../../contract/team/calendar.ts'
import { useSay } from '../../platform/i18n.tsx'
import { dayAt } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { Icon } from '../../ui/icons.tsx'
import { DateField } from '../../ui/inputs/DateField.tsx'
import styles from './CompanyCalendar.module.css'
import { DayRange } from './DayRange.tsx'
import { addClosing, addExchange, type OwnDay, ownDays, removeOwnDay } from './own-days.ts'
import { hoursText } from './week/hours-text.ts'

interface OwnDaysProps {
  calendar: BusinessCalendar
  onChange: (calendar: BusinessCalendar) => void
}

/** The company's own closings, a day or a range, and days worked in exchange for others. */
export function OwnDays({ calendar, onChange }: OwnDaysProps) {
  const say = useSay()
  const today = dayAt(new Date(), useReader())
  const days = ownDays(calendar)
  const coming = days.filter(({ to }) => to >= today)
  return (
    <>
      {coming.length > 0 && (
        <ul className={styles.own}>
          {coming.map((day) => (
            <OwnDayLine key={day.from} day={day} onRemove={() => onChange(removeOwnDay(calendar, day))} />
          ))}
        </ul>
      )}
      {days.length > coming.length && (
        <p className="quiet">{say('calendars.own.past', { count: days.length - coming.length })}</p>
      )}
      <AddOwnDay calendar={calendar} onChange={onChange} />
    </>
  )
}

function OwnDayLine({ day, onRemove }: { day: OwnDay; onRemove: () => void }) {
  const say = useSay()
  const reader = useReader()
  return (
    <li>
      <span className={styles.range}>
        <DayRange from={day.from} to={day.to} />
      </span>
      <span className={styles.what}>
        {day.kind === 'closed'
          ? day.name
          : say('calendars.own.worked', { hours: hoursText(day.hours ?? [], reader) })}
      </span>
      <Button variant="subtle" size="compact-sm" onClick={onRemove}>
        {say('common.remove')}
      </Button>
    </li>
  )
}

function AddOwnDay({ calendar, onChange }: OwnDaysProps) {
  const say = useSay()
  const [kind, setKind] = useState<'closed' | 'exchanged'>('closed')
  const [name, setName] = useState('')
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const backwards = from !== null && to !== null && to < from
  return (
    <div className={styles.add}>
      <NativeSelect
        label={say('calendars.own.kind')}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as typeof kind)}
        data={(['closed', 'exchanged'] as const).map((one) => ({
          value: one,
          label: say(`calendars.own.kind.${one}`),
        }))}
      />
      {kind === 'closed' && (
        <TextInput
          label={say('calendars.own.name')}
          placeholder={say('calendars.own.name.example')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <DateField
        label={kind === 'closed' ? say('calendars.from') : say('calendars.day')}
        value={from}
        onChange={setFrom}
      />
      {kind === 'closed' && (
        <DateField
          label={say('calendars.to')}
          value={to}
          onChange={setTo}
          {...(backwards && { error: say('calendars.fault.backwards') })}
        />
      )}
      <Button
        variant="default"
        leftSection={<Icon name="plus" />}
        disabled={from === null || backwards}
        onClick={add}
      >
        {say('common.add')}
      </Button>
    </div>
  )

  function add(): void {
    if (from === null) return
    onChange(
      kind === 'closed'
        ? addClosing(calendar, { from, to: to ?? from, name: name.trim() || say('calendars.own.closed') })
        : addExchange(calendar, from),
    )
    setName('')
    setFrom(null)
    setTo(null)
  }
}
