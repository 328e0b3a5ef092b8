import { expect, test } from 'vitest'
import type { ScoreRule } from '../../../contract/leads/score.ts'
import { type Known, scoreOf } from './score.ts'

const day = 86_400_000
const now = 1_000 * day
const nothing: Known = { meant: [], talks: [], lastTouchAt: now }
const asked: ScoreRule = {
  kind: 'did',
  name: 'Asked for an offer',
  points: 20,
  activity: 'email',
  direction: 'in',
  halfLifeDays: 7,
}
const mail = (daysAgo: number, direction: 'in' | 'out' = 'in') => ({
  kind: 'email' as const,
  direction,
  at: now - daysAgo * day,
})

test('points fade to half in a half-life, and three times are the most', () => {
  const scored = (...talks: Known['talks']) => scoreOf(10, [asked], { ...nothing, talks }, now)
  expect(scored(mail(0))).toEqual({ score: 30, parts: [{ name: 'Asked for an offer', points: 20 }] })
  expect(scored(mail(7)).parts[0]?.points).toBe(10)
  expect(scored(mail(7), mail(14)).parts[0]?.points).toBe(15)
  expect(scored(mail(0, 'out')).parts).toEqual([])
  expect(scored(...Array.from({ length: 9 }, () => mail(0))).parts[0]?.points).toBe(60)
})

test('silence counts once its days are over; a filter that is gone says nothing; the score stays within 0 and 100', () => {
  const silent: ScoreRule = { kind: 'silent', name: 'A week silent', points: -5, days: 7 }
  const is: ScoreRule = { kind: 'is', name: 'Norwegian', points: 90, filter: { all: [] } }
  const quiet = (days: number) => ({ ...nothing, lastTouchAt: now - days * day })
  expect(scoreOf(20, [silent], quiet(6.9), now).score).toBe(20)
  expect(scoreOf(20, [silent], quiet(7), now)).toEqual({
    score: 15,
    parts: [{ name: 'A week silent', points: -5 }],
  })
  expect(scoreOf(20, [is, is], { ...nothing, meant: [true, true] }, now).score).toBe(100)
  expect(scoreOf(20, [is], { ...nothing, meant: [null] }, now)).toEqual({ score: 20, parts: [] })
  expect(scoreOf(3, [silent], quiet(9), now).score).toBe(0)
})
