import type { BusinessCalendar } from '../../../../contract/team/calendar.ts'
import { localeOf, type Reader } from '../../../platform/reader/reader.ts'
import { firstWeekday, weekdayOf } from '../week/weekdays.ts'

const dayMs = 86_400_000

/** `closed`: an own day off; `exchanged`: worked by its own hours; `free`: the week has no work on it. */
export type DayKind = 'worked' | 'free' | 'holiday' | 'closed' | 'exchanged'

export interface YearDay {
  /** ISO day. */
  on: string
  /** Of the month, in the reader's digits. */
  label: string
  kind: DayKind
  /** What it is called: the holiday's name, the closing's. */
  name: string | null
}

export interface YearMonth {
  name: string
  /** Empty places before the first day, in a week as the reader's begins. */
  offset: number
  days: YearDay[]
}

/** The number of the reader's year that an ISO day lies in: 1405 for 2026-11-22 in the Persian calendar. */
export function yearOf(on: string, { calendar }: Pick<Reader, 'calendar'>): number {
  return Number.parseInt(yearIn[calendar].format(noon(on)), 10)
}

/** The Gregorian years that a year of the reader's calendar touches. */
export function gregorianYears(year: number, reader: Reader): number[] {
  return reader.calendar === 'persian' ? [year + 621, year + 622] : [year]
}

/**
 * A year of the reader's calendar in twelve months, each day with what the calendar says of it: day worked in exchange,
 * then day off, then holiday, then the week.
 */
export function monthsOf(
  year: number,
  calendar: BusinessCalendar,
  holidays: ReadonlyMap<string, string>,
  reader: Reader,
): YearMonth[] {
  const locale = localeOf(reader)
  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  const monthKey = new Intl.DateTimeFormat(`en-u-ca-${reader.calendar}`, {
    month: 'numeric',
    timeZone: 'UTC',
  })
  const label = new Intl.DateTimeFormat(locale, { day: 'numeric', timeZone: 'UTC' })
  const closed = new Map(calendar.daysOff.map(({ on, name }) => [on, name]))
  const exchanged = new Map(calendar.daysWorked.map(({ on, hours }) => [on, hours.length > 0]))
  const months: YearMonth[] = []
  let key = ''
  for (const on of daysOf(year, reader)) {
    if (monthKey.format(noon(on)) !== key) {
      key = monthKey.format(noon(on))
      const offset = (weekdayOf(on) - firstWeekday(reader) + 7) % 7
      months.push({ name: monthName.format(noon(on)), offset, days: [] })
    }
    const holiday = holidays.get(on)
    const closing = closed.get(on)
    months.at(-1)?.days.push({
      on,
      label: label.format(noon(on)),
      kind: kindOf(on),
      name: exchanged.has(on) ? null : (closing ?? holiday ?? null),
    })
  }
  return months

  function kindOf(on: string): DayKind {
    const worked = exchanged.get(on)
    if (worked !== undefined) return worked ? 'exchanged' : 'closed'
    if (closed.has(on)) return 'closed'
    if (holidays.has(on)) return 'holiday'
    return calendar.week[weekdayOf(on)].length > 0 ? 'worked' : 'free'
  }
}

/** ISO days from one to another, both included. */
export function daysBetweenInclusive(from: string, to: string): string[] {
  const [a, b] = [Date.parse(from), Date.parse(to)]
  return Array.from({ length: Math.max(0, (b - a) / dayMs + 1) }, (_, day) => isoOf(a + day * dayMs))
}

function daysOf(year: number, reader: Reader): string[] {
  const [first, last] = [
    gregorianYears(year, reader)[0] as number,
    gregorianYears(year, reader).at(-1) as number,
  ]
  const days = daysBetweenInclusive(`${first}-01-01`, `${last}-12-31`)
  return reader.calendar === 'gregory' ? days : days.filter((on) => yearOf(on, reader) === year)
}

const yearIn = {
  gregory: new Intl.DateTimeFormat('en-u-ca-gregory', { year: 'numeric', timeZone: 'UTC' }),
  persian: new Intl.DateTimeFormat('en-u-ca-persian', { year: 'numeric', timeZone: 'UTC' }),
}
const noon = (on: string) => new Date(`${on}T12:00:00Z`)
const isoOf = (at: number) => new Date(at).toISOString().slice(0, 10)
