import type { DateOrder } from '../../../contract/imports/mapping.ts'
import { latinDigits } from './latin-digits.ts'

/** A day, and the time beside it where the file has one. With an offset the instant is known exactly. */
export interface DateRead {
  /** `YYYY-MM-DD`. */
  day: string
  /** `14:05` or `14:05:30`. */
  time?: string
  /** `Z` or `+02:00`. */
  offset?: string
}

const shape =
  /^(\d{1,4})([-./\s]\s?)(\d{1,2})\2(\d{1,4})(?:[T\s,]+(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * Reads a date in the order that holds for its whole column. A four-digit year that stands first or last is believed
 * against the order's claim about two-digit ones. Null when it is no day of the calendar (31 April, month 13).
 */
export function readDate(text: string, order: DateOrder): DateRead | null {
  const parts = datePartsOf(text)
  if (!parts) return null
  const { year, month, day } = inOrder(parts, order)
  const found = order === 'jalali' ? jalaliDay(year, month, day) : gregorianDay(fullYear(year), month, day)
  if (!found) return null
  const time = parts.time && /^\d:/.test(parts.time) ? `0${parts.time}` : parts.time
  if (time && !/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time)) return null
  return { day: found, ...(time && { time }), ...(parts.offset && { offset: parts.offset }) }
}

export interface DateParts {
  numbers: [string, string, string]
  time?: string | undefined
  offset?: string | undefined
}

/** The three numbers of a date in the order they stand, or null when the text does not look like one. */
export function datePartsOf(text: string): DateParts | null {
  // A cell may hold a whole essay; what is longer than any date is none.
  if (text.length > 60) return null
  const found = shape.exec(latinDigits(text.trim()))
  if (!found) return null
  const [, first, , second, third, time, offset] = found as unknown as string[]
  return { numbers: [first as string, second as string, third as string], time, offset }
}

export function inOrder({ numbers: [a, b, c] }: DateParts, order: DateOrder) {
  const long = (part: string) => part.length >= 3
  if (order === 'jalali') return { year: a, month: b, day: c }
  if (long(a) || (order === 'ymd' && !long(c))) return { year: a, month: b, day: c }
  return order === 'mdy' ? { year: c, month: a, day: b } : { year: c, month: b, day: a }
}

/** Two digits: 1970 to 2069. */
export function fullYear(text: string): number {
  const number = Number(text)
  if (text.length > 2) return number
  return number < 70 ? 2_000 + number : 1_900 + number
}

function gregorianDay(year: number, month: string, day: string): string | null {
  if (year < 1900 || year > 2200) return null
  const at = new Date(Date.UTC(year, Number(month) - 1, Number(day)))
  if (at.getUTCMonth() !== Number(month) - 1 || at.getUTCDate() !== Number(day)) return null
  return at.toISOString().slice(0, 10)
}

function jalaliDay(year: string, month: string, day: string): string | null {
  if (year.length !== 4) return null
  try {
    const parts = { calendar: 'persian', year: Number(year), month: Number(month), day: Number(day) }
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).withCalendar('iso8601').toString()
  } catch {
    return null
  }
}
