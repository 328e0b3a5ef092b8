import { localeOf, type Reader } from './reader.ts'

const dayMs = 86_400_000

/** The reader's own calendar day at an instant, as `YYYY-MM-DD` (always Gregorian: this is data, not display). */
export function dayAt(instant: Date | string, reader: Reader): string {
  return formatter('en-CA', { timeZone: reader.timeZone, dateStyle: 'short' }).format(new Date(instant))
}

/** Whole days from one `YYYY-MM-DD` to another; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

/** `12 Nov`, or `12 Nov 2025` when it is not this year's; `۲۱ آبان` in Persian. `day` is `YYYY-MM-DD`. */
export function formatDay(day: string, reader: Reader, now: Date = new Date()): string {
  const locale = localeOf(reader)
  const yearOf = formatter(locale, { timeZone: 'UTC', year: 'numeric' })
  const date = new Date(`${day}T12:00:00Z`)
  const today = new Date(`${dayAt(now, reader)}T12:00:00Z`)
  const sameYear = yearOf.format(date) === yearOf.format(today)
  return formatter(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: sameYear ? 'short' : reader.calendar === 'persian' ? 'long' : 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(date)
}

/** With weekday and year, for titles and what shows on hover: `Saturday, 21 November 2026`. */
export function formatDayInFull(day: string, reader: Reader): string {
  const locale = localeOf(reader)
  const date = new Date(`${day}T12:00:00Z`)
  const weekday = formatter(locale, { timeZone: 'UTC', weekday: 'long' }).format(date)
  // Asked for both at once, the Persian calendar comes out with the year before the month.
  const rest = { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' } as const
  return `${weekday}${reader.language === 'fa' ? '' : ','} ${formatter(locale, rest).format(date)}`
}

/** `14:05` today, `12 Nov, 14:05` else, in the reader's zone. */
export function formatInstant(instant: string, reader: Reader, now: Date = new Date()): string {
  const time = formatTime(instant, reader)
  const day = dayAt(instant, reader)
  return day === dayAt(now, reader) ? time : `${formatDay(day, reader, now)}${comma(reader)} ${time}`
}

export function formatTime(instant: string, reader: Reader): string {
  return formatter(localeOf(reader), {
    timeZone: reader.timeZone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant))
}

/** Weekday, day, year, time and zone: the whole truth about an instant. */
export function formatInstantInFull(instant: string, reader: Reader): string {
  const time = {
    timeZone: reader.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  } as const
  const day = formatDayInFull(dayAt(instant, reader), reader)
  return `${day}${comma(reader)} ${formatter(localeOf(reader), time).format(new Date(instant))}`
}

/** `2 days ago`, `yesterday`, `in 3 minutes`; null when a week or more away, where the date itself says more. */
export function relativeToNow(instant: string, reader: Reader, now: Date = new Date()): string | null {
  const seconds = (Date.parse(instant) - now.getTime()) / 1_000
  const words = relative(localeOf(reader))
  const far = Math.abs(seconds)
  if (far < 45) return words.format(0, 'second')
  if (far < 3_600) return words.format(Math.round(seconds / 60), 'minute')
  const days = daysBetween(dayAt(now, reader), dayAt(instant, reader))
  if (days === 0) return words.format(Math.round(seconds / 3_600), 'hour')
  return Math.abs(days) < 7 ? words.format(days, 'day') : null
}

export type Due = { is: 'late' | 'soon' | 'later'; days: number } | { is: 'today' } | { is: 'none' }

/**
 * Where a due day or instant stands: an instant of today that is past is late by 0 days.
 * Soon is tomorrow and the day after.
 */
export function dueOf(due: string | null, reader: Reader, now: Date = new Date()): Due {
  if (due === null) return { is: 'none' }
  const isDay = due.length === 10
  const days = daysBetween(dayAt(now, reader), isDay ? due : dayAt(due, reader))
  if (days < 0) return { is: 'late', days: -days }
  if (days === 0) return !isDay && Date.parse(due) < now.getTime() ? { is: 'late', days: 0 } : { is: 'today' }
  return { is: days <= 2 ? 'soon' : 'later', days }
}

const comma = (reader: Reader) => (reader.language === 'fa' ? '،' : ',')

// Making an Intl formatter costs more than a hundred uses of it, and a table makes one per cell.
const made = new Map<string, Intl.DateTimeFormat>()
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale, options)
  made.set(key, known)
  return known
}

const madeRelative = new Map<string, Intl.RelativeTimeFormat>()
function relative(locale: string): Intl.RelativeTimeFormat {
  const known = madeRelative.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  madeRelative.set(locale, known)
  return known
}
