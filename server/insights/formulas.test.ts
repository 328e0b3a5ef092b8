import { expect, test } from 'vitest'
import { meanAmount, salesVelocity, weightedForecast, winRate } from './formulas.ts'

test('win rate leaves open deals aside and is unknown while nothing is closed', () => {
  expect(winRate({ won: 3, lost: 1 })).toBe(0.75)
  expect(winRate({ won: 0, lost: 4 })).toBe(0)
  expect(winRate({ won: 0, lost: 0 })).toBeNull()
})

test('40 open deals, a quarter of them won at 25,000 each in 90 days, bring 2,777.78 a day', () => {
  const factors = { openDeals: 40, winRate: 0.25, averageWonValue: 2_500_000, cycleDays: 90 }
  expect(salesVelocity(factors)).toBe(277_778)
  expect(salesVelocity({ ...factors, openDeals: 0 })).toBe(0)
})

test('velocity is unknown without won deals, and endless for deals that close on the day they begin', () => {
  expect(salesVelocity({ openDeals: 4, winRate: null, averageWonValue: null, cycleDays: null })).toBeNull()
  expect(salesVelocity({ openDeals: 4, winRate: 1, averageWonValue: 100, cycleDays: 0 })).toBeNull()
})

test('means and forecasts are whole minor units', () => {
  expect(meanAmount(100, 3)).toBe(33)
  expect(meanAmount(0, 0)).toBeNull()
  expect(
    weightedForecast([
      { amount: 1_001, winProbability: 50 },
      { amount: 1, winProbability: 10 },
    ]),
  ).toBe(501)
})
