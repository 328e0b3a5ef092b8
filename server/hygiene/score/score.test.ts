import { expect, test } from 'vitest'
import { scoreOf } from './score.ts'

test('the score is the mean of the kinds, whatever their numbers', () => {
  const people = { entity: 'person', records: 1_000_000, faulty: 0 } as const
  expect(scoreOf([people, { entity: 'deal', records: 4, faulty: 2 }])).toBe(75)
})

test('a kind without records does not count, and nothing at all has no score', () => {
  expect(
    scoreOf([
      { entity: 'company', records: 10, faulty: 1 },
      { entity: 'deal', records: 0, faulty: 0 },
    ]),
  ).toBe(90)
  expect(scoreOf([{ entity: 'deal', records: 0, faulty: 0 }])).toBeNull()
})

test('a hundred means that nothing is left', () => {
  expect(scoreOf([{ entity: 'person', records: 1_000_000, faulty: 1 }])).toBe(99)
  // A third and two thirds add up to one also in floating point.
  const thirds = [1, 2].map((faulty) => ({ entity: 'deal' as const, records: 3, faulty }))
  expect(scoreOf(thirds)).toBe(50)
})
