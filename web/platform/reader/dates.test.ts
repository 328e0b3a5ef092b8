import { expect, test } from 'vitest'
import {
  dayAt,
  daysBetween,
  dueOf,
  formatDay,
  formatDayInFull,
  formatInstant,
  formatInstantInFull,
  relativeToNow,
} from './dates.ts'
import type { Reader } from './reader.ts'

const ola: Reader = { language: 'en', timeZone: 'Europe/Warsaw', calendar: 'gregory' }
const dariush: Reader = { language: 'fa', timeZone: 'Asia/Tehran', calendar: 'persian' }
const now = new Date('2026-11-21T09:30:00Z')

test('a day is the reader’s own, not the server’s', () => {
  expect(dayAt('2026-11-21T22:30:00Z', ola)).toBe('2026-11-21')
  expect(dayAt('2026-11-21T22:30:00Z', dariush)).toBe('2026-11-22')
})

test('days between two dates do not depend on a change of the clock', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(daysBetween('2026-11-21', '2026-11-19')).toBe(-2)
})

test('a date of this year goes without the year, another with it', () => {
  expect(formatDay('2026-11-12', ola, now)).toBe('12 Nov')
  expect(formatDay('2025-11-12', ola, now)).toBe('12 Nov 2025')
})

test('Persian dates are Jalali, in Persian digits, and their year turns at Nowruz', () => {
  expect(formatDay('2026-11-21', dariush, now)).toBe('۳۰ آبان')
  expect(formatDay('2026-03-20', dariush, now)).toBe('۲۹ اسفند ۱۴۰۴')
  expect(formatDay('2026-03-21', dariush, now)).toBe('۱ فروردین')
})

test('in full, a Persian date reads weekday, day, month, year', () => {
  expect(formatDayInFull('2026-11-21', dariush)).toBe('شنبه ۳۰ آبان ۱۴۰۵')
  expect(formatDayInFull('2026-11-21', ola)).toBe('Saturday, 21 November 2026')
  expect(formatInstantInFull('2026-11-21T09:30:00Z', ola)).toBe('Saturday, 21 November 2026, 10:30 CET')
})

test('an instant of today is a time, another day’s has its date', () => {
  expect(formatInstant('2026-11-21T13:05:00Z', ola, now)).toBe('14:05')
  expect(formatInstant('2026-11-20T13:05:00Z', ola, now)).toBe('20 Nov, 14:05')
})

test('a due day is late from the next day on, a due instant from the next second on', () => {
  expect(dueOf('2026-11-21', ola, now)).toEqual({ is: 'today' })
  expect(dueOf('2026-11-19', ola, now)).toEqual({ is: 'late', days: 2 })
  expect(dueOf('2026-11-21T09:29:59Z', ola, now)).toEqual({ is: 'late', days: 0 })
  expect(dueOf('2026-11-21T09:30:01Z', ola, now)).toEqual({ is: 'today' })
  expect(dueOf('2026-11-23', ola, now)).toEqual({ is: 'soon', days: 2 })
  expect(dueOf('2026-11-24', ola, now)).toEqual({ is: 'later', days: 3 })
  expect(dueOf(null, ola, now)).toEqual({ is: 'none' })
})

test('an instant near now is said in words, one a week away is not', () => {
  expect(relativeToNow('2026-11-21T09:27:00Z', ola, now)).toBe('3 minutes ago')
  expect(relativeToNow('2026-11-20T20:00:00Z', ola, now)).toBe('yesterday')
  expect(relativeToNow('2026-11-14T09:30:00Z', ola, now)).toBeNull()
})
