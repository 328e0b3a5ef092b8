import { dayAt } from '../../../platform/reader/dates.ts'
import { localeOf, type Reader } from '../../../platform/reader/reader.ts'

/** Months as the totals have them: `YYYY-MM`, Gregorian, in UTC. Only their names follow the reader's calendar. */
export interface Months {
  from?: string | undefined
  to?: string | undefined
}

export const presets = ['this_month', 'this_quarter', 'this_year', 'last_12_months', 'all'] as const
export type Preset = (typeof presets)[number]

export const thisMonth = (reader: Reader, now: Date = new Date()) => dayAt(now, reader).slice(0, 7)

/** The months a preset means in the given one. A quarter and a year are taken whole, to be compared with whole ones. */
export function monthsOfPreset(preset: Preset, current: string): Months {
  const year = current.slice(0, 4)
  const quarter = Math.floor((Number(current.slice(5)) - 1) / 3)
  switch (preset) {
    case 'this_month':
      return { from: current, to: current }
    case 'this_quarter':
      return { from: plusMonths(`${year}-01`, quarter * 3), to: plusMonths(`${year}-03`, quarter * 3) }
    case 'this_year':
      return { from: `${year}-01`, to: `${year}-12` }
    case 'last_12_months':
      return { from: plusMonths(current, -11), to: current }
    case 'all':
      return {}
  }
}

export function plusMonths(month: string, months: number): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + months))
    .toISOString()
    .slice(0, 7)
}

/**
 * `Nov 2026`. A Gregorian month lies in two months of the Persian calendar, so there it is named by both:
 * `آبان–آذر ۱۴۰۵`.
 */
export function monthName(month: string, reader: Reader): string {
  const [first, last] = [partsOf(firstDay(month), reader), partsOf(lastDay(month), reader)]
  if (first.month === last.month) return `${first.month} ${first.year}`
  if (first.year === last.year) return `${first.month}–${last.month} ${last.year}`
  return `${first.month} ${first.year} – ${last.month} ${last.year}`
}

/** Under a column of a chart: `Nov`, or both Persian months; and the year it ends in. */
export function monthMark(month: string, reader: Reader): { months: string[]; year: string } {
  const [first, last] = [partsOf(firstDay(month), reader), partsOf(lastDay(month), reader)]
  return { months: [...new Set([first.month, last.month])], year: last.year }
}

/** `Nov 2025 – Oct 2026`; in the Persian calendar with the days, since its months begin elsewhere. */
export function periodName({ from, to }: { from: string; to: string }, reader: Reader): string {
  const [first, last] = [partsOf(firstDay(from), reader), partsOf(lastDay(to), reader)]
  const name = ({ day, month }: DateParts) => (reader.calendar === 'persian' ? `${day} ${month}` : month)
  if (name(first) === name(last) && first.year === last.year) return `${name(first)} ${first.year}`
  const year = first.year === last.year ? '' : ` ${first.year}`
  return `${name(first)}${year} – ${name(last)} ${last.year}`
}

const firstDay = (month: string) => new Date(`${month}-01T12:00:00Z`)
const lastDay = (month: string) => new Date(firstDay(plusMonths(month, 1)).getTime() - 86_400_000)

interface DateParts {
  day: string
  month: string
  year: string
}

/**
 * Put together by hand: for the Persian calendar Intl writes the year before the month, and its ranges within one year
 * lose their second month.
 */
function partsOf(date: Date, reader: Reader): DateParts {
  const parts = formatterFor(reader).formatToParts(date)
  const valueOf = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return { day: valueOf('day'), month: valueOf('month'), year: valueOf('year') }
}

const made = new Map<string, Intl.DateTimeFormat>()
function formatterFor(reader: Reader): Intl.DateTimeFormat {
  const locale = localeOf(reader)
  const month = reader.calendar === 'persian' ? 'long' : 'short'
  const known =
    made.get(locale) ??
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month, year: 'numeric' })
  made.set(locale, known)
  return known
}
