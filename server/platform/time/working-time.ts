// Working time: time inside the working hours of a business calendar.
//   span         an amount of working time, in minutes or in whole working days
//   due          the instant at which a span is used up
// Nothing here knows the present: instants are arguments, in epoch milliseconds.

import { FIRST_YEAR, LAST_YEAR, type WorkingCalendar, workingYear } from './business-calendar.ts'
import type { Stretch, WorkingDay, WorkingYear } from './working-year.ts'
import { instantOf, localTimeAt } from './zone-clock.ts'

const MINUTE_MS = 60_000

/** Either may be negative: "two working days before". */
export type WorkingSpan = { workingMinutes: number } | { workingDays: number }

/** The calendar has not so much working time between the instant and the end of the known years (1900 to 2199). */
export class NoWorkingTimeError extends Error {
  override name = 'NoWorkingTimeError'
}

/**
 * The instant that lies a span of working time after another, or before it if the span is negative.
 *
 * Of all instants that fit, the one nearest to `from` is given: eight hours after 09:00 is 17:00 of the same day, not
 * 09:00 of the next; eight hours before 17:00 is 09:00. A span of 0 gives `from` itself, even outside working hours.
 *
 * @param from epoch ms
 * @param spanMinutes working minutes; counted to the millisecond
 * @returns epoch ms
 * @throws NoWorkingTimeError when the calendar never offers so much working time
 * @throws RangeError when `from` is not an instant of the years 1900 to 2199, or the span is not a finite number
 */
export function addWorkingTime(calendar: WorkingCalendar, from: number, spanMinutes: number): number {
  if (!Number.isFinite(spanMinutes)) throw new RangeError(`not a span of minutes: ${spanMinutes}`)
  const spanMs = Math.round(spanMinutes * MINUTE_MS)
  const number = localYearOf(calendar, from)
  if (spanMs === 0) return from
  const position = workedBefore(yearNumbered(calendar, number), from) + spanMs
  return spanMs > 0 ? earliestAt(calendar, number, position) : latestAt(calendar, number, position)
}

/**
 * Working minutes from `a` until `b` (epoch ms), negative if `b` is the earlier; a fraction where seconds count.
 * Additive, and undoes `addWorkingTime`: the time between an instant and that instant plus a span is the span.
 * @throws RangeError when an instant is not of the years 1900 to 2199
 */
export function workingTimeBetween(calendar: WorkingCalendar, a: number, b: number): number {
  // Taken from 0, since the negative of no time would be -0.
  if (a > b) return 0 - workingTimeBetween(calendar, b, a)
  const first = localYearOf(calendar, a)
  const last = localYearOf(calendar, b)
  let ms = workedBefore(yearNumbered(calendar, last), b) - workedBefore(yearNumbered(calendar, first), a)
  for (let number = first; number < last; number++) ms += yearNumbered(calendar, number).totalMs
  return ms / MINUTE_MS
}

/**
 * When a span that begins at `from` is used up (epoch ms).
 *
 * Working minutes are counted by `addWorkingTime`. Working days are counted on the calendar, and each counts as one
 * whatever its hours: outside working time (closing time included) `from` first moves to the next start of work; then
 * n working days after Tuesday 10:30 is 10:30 on the nth day with work after that Tuesday. If that day begins later,
 * its first minute is due; if it ends earlier, its end; if there is a break at that time, the end of the break.
 * 0 working days is `from`, moved into working time.
 *
 * @throws NoWorkingTimeError when the calendar never offers so much working time
 * @throws RangeError when `from` is not an instant of the years 1900 to 2199, or working days are not a whole number
 */
export function dueAfter(calendar: WorkingCalendar, from: number, span: WorkingSpan): number {
  if ('workingMinutes' in span) return addWorkingTime(calendar, from, span.workingMinutes)
  if (!Number.isInteger(span.workingDays))
    throw new RangeError(`not a number of whole days: ${span.workingDays}`)
  const begin = nextStart(calendar, from)
  if (span.workingDays === 0) return begin.at
  const today = begin.year.days[begin.dayIndex] as WorkingDay
  const timeOfDay = localTimeAt(begin.year.clock, begin.at) - today.midnight
  const { year, day } = workingDayCounted(calendar, begin.number, begin.dayIndex + span.workingDays)
  return withinHours(year, day, instantOf(year.clock, day.midnight + timeOfDay))
}

function localYearOf(calendar: WorkingCalendar, instant: number): number {
  // The UTC year is right but for the hours around New Year.
  let number = new Date(instant).getUTCFullYear()
  const year = workingYear(calendar, number)
  if (year && instant < year.from) number--
  else if (year && instant >= year.until) number++
  if (!(number >= FIRST_YEAR && number <= LAST_YEAR))
    throw new RangeError(`not within known years: ${instant}`)
  return number
}

function yearNumbered(calendar: WorkingCalendar, number: number): WorkingYear {
  const year = workingYear(calendar, number)
  if (!year) throw new NoWorkingTimeError(`no such working time between ${FIRST_YEAR} and ${LAST_YEAR}`)
  return year
}

/** Working ms of the year that are over at the instant. */
function workedBefore(year: WorkingYear, instant: number): number {
  const index = lastWhere(year.stretches, (stretch) => stretch.from <= instant)
  const stretch = year.stretches[index]
  return stretch ? stretch.beforeMs + Math.min(instant, stretch.until) - stretch.from : 0
}

/** The first instant at which so much of a year's working time is over; a position past its end lies in later years. */
function earliestAt(calendar: WorkingCalendar, number: number, position: number): number {
  let year = yearNumbered(calendar, number)
  while (position > year.totalMs) {
    position -= year.totalMs
    year = yearNumbered(calendar, ++number)
  }
  return instantIn(
    year,
    lastWhere(year.stretches, (stretch) => stretch.beforeMs < position),
    position,
  )
}

/** The last instant at which no more of a year's working time is over; a negative position lies in earlier years. */
function latestAt(calendar: WorkingCalendar, number: number, position: number): number {
  let year = yearNumbered(calendar, number)
  while (position < 0) {
    year = yearNumbered(calendar, --number)
    position += year.totalMs
  }
  return instantIn(
    year,
    lastWhere(year.stretches, (stretch) => stretch.beforeMs <= position),
    position,
  )
}

function instantIn(year: WorkingYear, index: number, position: number): number {
  const stretch = year.stretches[index] as Stretch
  return stretch.from + position - stretch.beforeMs
}

interface PlaceInTime {
  readonly at: number
  readonly number: number
  readonly year: WorkingYear
  readonly dayIndex: number
}

/** The instant itself if it lies in working time, else the next start of work. */
function nextStart(calendar: WorkingCalendar, from: number): PlaceInTime {
  for (let number = localYearOf(calendar, from); ; number++) {
    const year = yearNumbered(calendar, number)
    const begun = lastWhere(year.stretches, (stretch) => stretch.from <= from)
    const running = year.stretches[begun]
    const stretch = running && from < running.until ? running : year.stretches[begun + 1]
    if (stretch) return { at: Math.max(from, stretch.from), number, year, dayIndex: stretch.day }
  }
}

/** The working day so many working days after the first one of a year, which may lie in another year. */
function workingDayCounted(
  calendar: WorkingCalendar,
  number: number,
  index: number,
): { year: WorkingYear; day: WorkingDay } {
  let year = yearNumbered(calendar, number)
  while (index >= year.days.length) {
    index -= year.days.length
    year = yearNumbered(calendar, ++number)
  }
  while (index < 0) {
    year = yearNumbered(calendar, --number)
    index += year.days.length
  }
  return { year, day: year.days[index] as WorkingDay }
}

function withinHours(year: WorkingYear, day: WorkingDay, wished: number): number {
  for (const stretch of year.stretches.slice(day.first, day.last + 1))
    if (wished <= stretch.until) return Math.max(wished, stretch.from)
  return (year.stretches[day.last] as Stretch).until
}

/** Index of the last element that fits, where all that fit come first; -1 if none does. */
function lastWhere<T>(list: readonly T[], fits: (element: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (fits(list[middle] as T)) low = middle + 1
    else high = middle
  }
  return low - 1
}
