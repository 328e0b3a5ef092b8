import { expect, test } from 'vitest'
import type { Reader } from '../../../platform/reader/reader.ts'
import { monthMark, monthName, monthsOfPreset, periodName } from './months.ts'

const english: Reader = { language: 'en', timeZone: 'UTC', calendar: 'gregory' }
const persian: Reader = { language: 'fa', timeZone: 'Asia/Tehran', calendar: 'persian' }

test('a preset is whole months: a quarter and a year from their beginning to their end', () => {
  expect(monthsOfPreset('this_month', '2026-11')).toEqual({ from: '2026-11', to: '2026-11' })
  expect(monthsOfPreset('this_quarter', '2026-11')).toEqual({ from: '2026-10', to: '2026-12' })
  expect(monthsOfPreset('this_quarter', '2026-03')).toEqual({ from: '2026-01', to: '2026-03' })
  expect(monthsOfPreset('this_year', '2026-11')).toEqual({ from: '2026-01', to: '2026-12' })
  expect(monthsOfPreset('last_12_months', '2026-11')).toEqual({ from: '2025-12', to: '2026-11' })
  expect(monthsOfPreset('all', '2026-11')).toEqual({})
})

test('a month and a period have their names', () => {
  expect(monthName('2026-11', english)).toBe('Nov 2026')
  expect(monthMark('2026-11', english)).toEqual({ months: ['Nov'], year: '2026' })
  expect(periodName({ from: '2026-01', to: '2026-03' }, english)).toBe('Jan – Mar 2026')
  expect(periodName({ from: '2025-12', to: '2026-11' }, english)).toBe('Dec 2025 – Nov 2026')
  expect(periodName({ from: '2026-11', to: '2026-11' }, english)).toBe('Nov 2026')
})

test('in the Persian calendar a month is named by the two it lies in, and a period by its days', () => {
  expect(monthName('2026-11', persian)).toBe('آبان–آذر ۱۴۰۵')
  expect(monthName('2026-03', persian)).toBe('اسفند ۱۴۰۴ – فروردین ۱۴۰۵')
  expect(monthMark('2026-11', persian)).toEqual({ months: ['آبان', 'آذر'], year: '۱۴۰۵' })
  expect(periodName({ from: '2026-11', to: '2026-11' }, persian)).toBe('۱۰ آبان – ۹ آذر ۱۴۰۵')
})
