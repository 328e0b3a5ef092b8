import type { BusinessCalendar, Hours } from '../../../contract/team/calendar.ts'
import { type Weekday, weekdayOf } from './week/weekdays.ts'
import { daysBetweenInclusive } from './year/year-days.ts'

/** Days in a row that are closed for the same reason, or one worked in exchange, with its hours. */
export interface OwnDay {
  kind: 'closed' | 'exchanged'
  from: string
  to: string
  name: string
  hours?: readonly Hours[]
}

/** A calendar holds a thousand days off; nobody closes for longer than a year at once. */
export const longestClosingDays = 366

export function ownDays({ daysOff, daysWorked }: BusinessCalendar): OwnDay[] {
  const closings: OwnDay[] = []
  for (const { on, name } of daysOff.toSorted((a, b) => a.on.localeCompare(b.on))) {
    const last = closings.at(-1)
    if (last && last.name === name && dayAfter(last.to) === on) last.to = on
    else closings.push({ kind: 'closed', from: on, to: on, name })
  }
  const exchanged = daysWorked.map(({ on, hours }) => ({
    kind: 'exchanged' as const,
    from: on,
    to: on,
    name: '',
    hours,
  }))
  return [...closings, ...exchanged].sort((a, b) => a.from.localeCompare(b.from))
}

export function addClosing(
  calendar: BusinessCalendar,
  { from, to, name }: { from: string; to: string; name: string },
): BusinessCalendar {
  const days = daysBetweenInclusive(from, to).slice(0, longestClosingDays)
  const closed = new Set(days)
  return {
    ...calendar,
    daysOff: [
      ...calendar.daysOff.filter(({ on }) => !closed.has(on)),
      ...days.map((on) => ({ on, name })),
    ].sort((a, b) => a.on.localeCompare(b.on)),
    daysWorked: calendar.daysWorked.filter(({ on }) => !closed.has(on)),
  }
}

/** Worked by the hours of the most usual day of the week. */
export function addExchange(calendar: BusinessCalendar, on: string): BusinessCalendar {
  return {
    ...calendar,
    daysOff: calendar.daysOff.filter((day) => day.on !== on),
    daysWorked: [
      ...calendar.daysWorked.filter((day) => day.on !== on),
      { on, hours: hoursFor(calendar, weekdayOf(on)) },
    ].sort((a, b) => a.on.localeCompare(b.on)),
  }
}

export function removeOwnDay(calendar: BusinessCalendar, { kind, from, to }: OwnDay): BusinessCalendar {
  const outside = ({ on }: { on: string }) => on < from || on > to
  return kind === 'closed'
    ? { ...calendar, daysOff: calendar.daysOff.filter(outside) }
    : { ...calendar, daysWorked: calendar.daysWorked.filter(outside) }
}

function hoursFor({ week }: BusinessCalendar, weekday: Weekday): Hours[] {
  if (week[weekday].length > 0) return week[weekday]
  const open = Object.values(week).filter((hours) => hours.length > 0)
  const times = (hours: Hours[]) => open.filter((one) => JSON.stringify(one) === JSON.stringify(hours)).length
  return open.toSorted((a, b) => times(b) - times(a))[0] ?? [{ from: '09:00', to: '17:00' }]
}

const dayAfter = (on: string) => new Date(Date.parse(on) + 86_400_000).toISOString().slice(0, 10)
