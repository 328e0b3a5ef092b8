import { expect, test } from 'vitest'
import { standingOf } from './standing.ts'

const won = (passed: number) => ({ metric: 'deals_won', target: 10, passed }) as const

test('nobody is behind on the day his process begins, nor by less than a deal makes up for', () => {
  expect(standingOf(won(0.0001), 0)).toBe('on_way')
  expect(standingOf(won(0.04), 0)).toBe('on_way')
  expect(standingOf(won(0.06), 0)).toBe('behind')
  expect(standingOf(won(0.5), 4)).toBe('behind')
  expect(standingOf(won(0.5), 5)).toBe('on_way')
})

test('a goal is reached before its time is over, and where fewer are better, below its target', () => {
  expect(standingOf(won(0.2), 10)).toBe('reached')
  expect(standingOf({ metric: 'first_contact_minutes', target: 240, passed: 0.9 }, 90)).toBe('reached')
  expect(standingOf({ metric: 'cycle_days', target: 30, passed: 0.1 }, 31)).toBe('short')
  expect(standingOf({ metric: 'loyalty', target: 50, passed: 0.1 }, 49)).toBe('short')
})
