// Business calendar: when a workspace, or one person, works.
//   week         the usual hours of each weekday, on the wall clock of the time zone
//   holidays     whose public holidays are kept; the days themselves come from holidays.ts
//   days off     own days on which nobody works; days worked: own days with hours of their own
// For one day the most particular word wins: day worked, then day off, then holiday, then the week.

import { type WallHours, type WorkingYear, workOutYear } from './working-year.ts'

/** Plain data, stored as JSON. */
export interface BusinessCalendar {
  /** IANA name, such as 'Europe/Warsaw'. */
  timeZone: string
  /** ISO weekday, Monday is 1. Several hours on one day leave breaks between them. */
  week: Record<IsoWeekday, Hours[]>
  holidays: { country: string; region?: string } | null
  /** `on` is an ISO day, '2026-12-24'. */
  daysOff: { on: string; name: string }[]
  daysWorked: { on: string; hours: Hours[] }[]
}

export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** 'HH:MM' of the local day; the end may be '24:00'. A shift over midnight is two: until '24:00', and from '00:00' on. */
export interface Hours {
  from: string
  to: string
}

/** A calendar made fast: opaque to everyone but working-time.ts. Keep it; it remembers the years it has worked out. */
export interface WorkingCalendar {
  readonly timeZone: string
  readonly hoursOn: (epochDay: number) => readonly WallHours[]
  /** Whether the week alone says so, and no holiday, day off or day worked. */
  readonly isUsual: (epochDay: number) => boolean
  readonly years: Map<number, WorkingYear>
}

/** Working time is known for these local years. Beyond them there are only mistyped dates. */
export const FIRST_YEAR = 1900
export const LAST_YEAR = 2199

/**
 * Makes a calendar ready for arithmetic. Hours of one day may stand in any order; where they overlap they count once.
 * @param holidayDays ISO days on which the calendar's country rests, for all years that will be asked about
 * @throws RangeError when the time zone, a time or a day cannot be read, or hours end before they begin
 */
export function compileCalendar(
  calendar: BusinessCalendar,
  holidayDays: ReadonlySet<string>,
): WorkingCalendar {
  // Asked only to refuse an unknown zone now rather than at the first deadline.
  Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(calendar.timeZone)
  const week = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => wallHours(calendar.week[weekday]))
  const exceptions = new Map<number, readonly WallHours[]>()
  for (const on of holidayDays) exceptions.set(epochDayOf(on), [])
  for (const { on } of calendar.daysOff) exceptions.set(epochDayOf(on), [])
  for (const { on, hours } of calendar.daysWorked) exceptions.set(epochDayOf(on), wallHours(hours))
  return {
    timeZone: calendar.timeZone,
    // Day 0, 1970-01-01, was a Thursday: the fourth of the week, index 3.
    hoursOn: (epochDay) => exceptions.get(epochDay) ?? week[(((epochDay + 3) % 7) + 7) % 7] ?? [],
    isUsual: (epochDay) => !exceptions.has(epochDay),
    years: new Map(),
  }
}

/** The working time of a local year, worked out when first asked for; undefined outside the known years. */
export function workingYear(calendar: WorkingCalendar, year: number): WorkingYear | undefined {
  const known = calendar.years.get(year)
  if (known) return known
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined
  const workedOut = workOutYear(calendar.timeZone, year, calendar.hoursOn)
  calendar.years.set(year, workedOut)
  return workedOut
}

/** Hours as minutes of the day, in order, those that overlap or touch joined. @throws RangeError */
export function wallHours(hours: readonly Hours[]): readonly WallHours[] {
  const sorted = hours.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }))
  sorted.sort((a, b) => a.from - b.from)
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of sorted) {
    if (from >= to) throw new RangeError(`working hours end before they begin: ${JSON.stringify(hours)}`)
    const previous = joined.at(-1)
    if (previous && from <= previous.to) previous.to = Math.max(previous.to, to)
    else joined.push({ from, to })
  }
  return joined
}

function minuteOf(time: string): number {
  const match = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(time)
  if (!match) throw new RangeError(`not a time of day: ${time}`)
  return match[1] === undefined ? 1440 : Number(match[1]) * 60 + Number(match[2])
}

/** Days since 1970-01-01 of an ISO day. @throws RangeError */
export function epochDayOf(on: string): number {
  const midnight = /^\d{4}-\d\d-\d\d$/.test(on) ? Date.parse(`${on}T00:00:00Z`) : Number.NaN
  // Date.parse lets 31 February pass as 3 March.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== on)
    throw new RangeError(`not a day: ${on}`)
  return midnight / 86_400_000
}
