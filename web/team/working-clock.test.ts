import { expect, test } from 'vitest'
import { clockAt } from './working-clock.ts'

/** Friday, Monday and Tuesday of one week, nine to twelve and one to five in Oslo. */
const stretches = ['2026-11-20', '2026-11-23', '2026-11-24'].flatMap((day) => [
  { from: `${day}T08:00:00Z`, until: `${day}T11:00:00Z` },
  { from: `${day}T12:00:00Z`, until: `${day}T16:00:00Z` },
])
const at = (instant: string) => clockAt(stretches, Date.parse(instant))

test('working time left leaves out the lunch, the night and the weekend', () => {
  expect(at('2026-11-20T10:00:00Z').left('2026-11-20T14:20:00Z')).toBe(200)
  expect(at('2026-11-20T15:00:00Z').left('2026-11-23T09:30:00Z')).toBe(150)
  expect(at('2026-11-21T15:00:00Z').left('2026-11-23T09:30:00Z')).toBe(90)
})

test('what has passed is below zero, and what lies beyond what is known is not guessed', () => {
  expect(at('2026-11-23T09:00:00Z').left('2026-11-20T15:00:00Z')).toBe(-120)
  expect(at('2026-11-20T10:00:00Z').left('2026-12-20T10:00:00Z')).toBeNull()
})

test('the clock pauses at night, over lunch and over the weekend, and says until when', () => {
  expect(at('2026-11-20T10:00:00Z').pausesUntil).toBeNull()
  expect(at('2026-11-20T11:30:00Z').pausesUntil).toBe('2026-11-20T12:00:00Z')
  expect(at('2026-11-20T20:00:00Z').pausesUntil).toBe('2026-11-23T08:00:00Z')
  expect(at('2026-11-23T20:00:00Z').pausesUntil).toBe('2026-11-24T08:00:00Z')
})
