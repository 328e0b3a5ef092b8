import { z } from 'zod'
import { Day } from '../days.ts'
import { Line } from '../text.ts'

/** ISO 3166-1, upper case. */
export const Country = z.string().regex(/^[A-Z]{2}$/)

/** The code after the hyphen in ISO 3166-2: `BY` in Germany. */
export const Region = z.string().regex(/^[A-Z0-9]{1,6}$/)

/** An IANA name this runtime knows, as `Europe/Warsaw`. Bare offsets are refused: they know no summer time. */
export const TimeZone = z.string().max(60).refine(isTimeZone, { error: 'unknown_time_zone' })

/** How days are shown to a person; stored days are always Gregorian. */
export const DateCalendar = z.enum(['gregory', 'persian'])
export type DateCalendar = z.infer<typeof DateCalendar>

/** `HH:MM` of the local day; the end may be `24:00`. */
const TimeOfDay = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/)

export const Hours = z
  .strictObject({ from: TimeOfDay, to: TimeOfDay })
  .refine(({ from, to }) => from < to, { error: 'ends_before_it_begins' })
export type Hours = z.infer<typeof Hours>

const DayHours = z
  .array(Hours)
  .max(6)
  .refine((hours) => !overlap(hours), { error: 'hours_overlap' })

/** The usual hours of each ISO weekday; Monday is 1. A week without any work would have no deadlines. */
export const Week = z
  .strictObject({ 1: DayHours, 2: DayHours, 3: DayHours, 4: DayHours, 5: DayHours, 6: DayHours, 7: DayHours })
  .refine((week) => Object.values(week).some((hours) => hours.length > 0), { error: 'never_works' })
export type Week = z.infer<typeof Week>

/**
 * When the company works. For one day the most particular word wins: day worked, then day off, then public holiday,
 * then the usual week (ISO weekdays, Monday is 1).
 */
export const BusinessCalendar = z.strictObject({
  timeZone: TimeZone,
  week: Week,
  /** Whose public holidays are kept; null for none. */
  holidays: z.strictObject({ country: Country, region: Region.optional() }).nullable(),
  daysOff: z.array(z.strictObject({ on: Day, name: Line() })).max(1_000),
  daysWorked: z.array(z.strictObject({ on: Day, hours: DayHours })).max(1_000),
})
export type BusinessCalendar = z.infer<typeof BusinessCalendar>

function overlap(hours: readonly Hours[]): boolean {
  const sorted = hours.toSorted((a, b) => a.from.localeCompare(b.from))
  return sorted.some(({ from }, place) => place > 0 && from < (sorted[place - 1] as Hours).to)
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).format()
    return true
  } catch {
    return false
  }
}
