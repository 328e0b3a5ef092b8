import { expect, test } from 'vitest'
import { eveningOf } from './evening.ts'

test('a day’s work is due at five where the company is', () => {
  expect(eveningOf('2026-07-01', 'Europe/Warsaw')).toBe('2026-07-01T15:00:00.000Z')
  expect(eveningOf('2026-12-01', 'Asia/Tehran')).toBe('2026-12-01T13:30:00.000Z')
})

test('also on the days the clock changes', () => {
  expect(eveningOf('2026-03-29', 'Europe/Oslo')).toBe('2026-03-29T15:00:00.000Z')
  expect(eveningOf('2026-10-25', 'Europe/Oslo')).toBe('2026-10-25T16:00:00.000Z')
})
