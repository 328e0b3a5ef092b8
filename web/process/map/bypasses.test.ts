import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Stage } from '../../../contract/process/process-document.ts'
import { bypassesOf, reachOf } from './bypasses.ts'

const stage = (key: string, moves: Partial<Stage> = {}) =>
  Stage.parse({ key, name: key, winProbability: 10, ...moves })

test('a skip is drawn to every stage it may reach; the next stage needs no bypass', () => {
  const stages = [stage('a', { maySkipTo: ['b', 'c', 'd'] }), stage('b'), stage('c'), stage('d')]
  expect(bypassesOf(stages)).toEqual([{ kind: 'skip', from: 0, targets: [2, 3], lane: 0 }])
})

test('going back is drawn only where it is narrowed', () => {
  const stages = [
    stage('a'),
    stage('b', { mayGoBackTo: ['a'] }),
    stage('c', { mayGoBackTo: [] }),
    stage('d', { mayGoBackTo: ['b'] }),
    stage('e'),
  ]
  expect(bypassesOf(stages)).toEqual([{ kind: 'back', from: 3, targets: [1], lane: 0 }])
})

test('bypasses that meet at a station share a lane, those that overlap do not', () => {
  const stages = [
    stage('a', { maySkipTo: ['c'] }),
    stage('b', { maySkipTo: ['d'] }),
    stage('c', { maySkipTo: ['e'] }),
    stage('d'),
    stage('e'),
  ]
  expect(bypassesOf(stages).map(({ from, lane }) => [from, lane])).toEqual([
    [0, 0],
    [1, 1],
    [2, 0],
  ])
})

test('no two bypasses ever lie upon each other', () => {
  const keys = 'abcdefgh'.split('')
  const anyStages = fc.tuple(
    ...keys.map((key, place) =>
      fc
        .record({
          maySkipTo: fc.subarray(keys.slice(place + 1)),
          mayGoBackTo: fc.option(fc.subarray(keys.slice(0, place)), { nil: undefined }),
        })
        .map(({ maySkipTo, mayGoBackTo }) => stage(key, { maySkipTo, ...(mayGoBackTo && { mayGoBackTo }) })),
    ),
  )
  fc.assert(
    fc.property(anyStages, (stages) => {
      const drawn = bypassesOf(stages)
      for (const one of drawn)
        for (const other of drawn) {
          if (one === other || one.lane !== other.lane) continue
          const [first, last] = reachOf(one)
          const [otherFirst, otherLast] = reachOf(other)
          expect(last <= otherFirst || otherLast <= first).toBe(true)
        }
    }),
  )
})
