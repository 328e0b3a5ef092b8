import type { Week } from '../../../../contract/team/calendar.ts'
import { localeOf, type Reader } from '../../../platform/reader/reader.ts'

export type Weekday = keyof Week

/** The days in the reader's own order: Saturday first in Persian. */
export function weekdaysOf(reader: Reader): { day: Weekday; name: string; short: string }[] {
  const names = new Intl.DateTimeFormat(localeOf(reader), { weekday: 'long', timeZone: 'UTC' })
  const short = new Intl.DateTimeFormat(localeOf(reader), { weekday: 'narrow', timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, index) => {
    const day = (((firstWeekday(reader) - 1 + index) % 7) + 1) as Weekday
    // 1 January 2024 was a Monday.
    const date = new Date(Date.UTC(2024, 0, day))
    return { day, name: names.format(date), short: short.format(date) }
  })
}

export const firstWeekday = (reader: Reader): Weekday => (reader.language === 'fa' ? 6 : 1)

/** ISO weekday of an ISO day. */
export const weekdayOf = (on: string): Weekday => (new Date(`${on}T00:00:00Z`).getUTCDay() || 7) as Weekday
