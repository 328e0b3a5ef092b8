import { expect, test } from 'vitest'
import { lastDay, monthsOf, periodBefore, plusMonths } from './period.ts'

test('the period before has as many months and ends where the period begins', () => {
  expect(periodBefore({ from: '2026-01', to: '2026-03' })).toEqual({ from: '2025-10', to: '2025-12' })
  expect(periodBefore({ from: '2026-11', to: '2026-11' })).toEqual({ from: '2026-10', to: '2026-10' })
  expect(periodBefore({ from: '2025-12', to: '2026-11' })).toEqual({ from: '2024-12', to: '2025-11' })
})

test('a period without a beginning or an end has none before it', () => {
  expect(periodBefore({ from: null, to: '2026-03' })).toBeNull()
  expect(periodBefore({ from: '2026-03', to: null })).toBeNull()
})

test('months are counted over the turn of the year, and know their last day', () => {
  expect(plusMonths('2026-11', 3)).toBe('2027-02')
  expect(plusMonths('2026-01', -13)).toBe('2024-12')
  expect(monthsOf({ from: '2025-12', to: '2026-02' })).toEqual(['2025-12', '2026-01', '2026-02'])
  expect(lastDay('2024-02')).toBe('2024-02-29')
  expect(lastDay('2026-12')).toBe('2026-12-31')
})
