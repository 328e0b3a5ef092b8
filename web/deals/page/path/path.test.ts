import { expect, test } from 'vitest'
import type { Deal } from '../../../../contract/deals/deal.ts'
import { buyerStretches, pathOf } from './path.ts'

const stages = [
  { key: 'talk', name: 'Talk', buyingStage: 'need' },
  { key: 'price', name: 'Price', buyingStage: 'search' },
  { key: 'terms', name: 'Terms', buyingStage: 'search' },
  { key: 'sign', name: 'Sign', buyingStage: 'buy' },
] as never
const buyingStages = [
  { key: 'need', name: 'Need' },
  { key: 'search', name: 'Search' },
  { key: 'buy', name: 'Buy' },
]

function visit(seq: number, stageKey: string, left: Partial<Deal['visits'][number]> = {}) {
  return {
    seq,
    stageKey,
    enteredAt: '2026-11-02T08:00:00Z',
    deadlineAt: null,
    leftAt: null,
    leftHow: null,
    reason: null,
    overridden: false,
    workingMinutes: null,
    ...left,
  } satisfies Deal['visits'][number]
}

test('a stage that was visited twice shows the time of both visits', () => {
  const visits = [
    visit(1, 'talk', { leftHow: 'forward', workingMinutes: 60 }),
    visit(2, 'price', { leftHow: 'back', workingMinutes: 100, reason: 'Wrong lamp' }),
    visit(3, 'talk', { leftHow: 'forward', workingMinutes: 30 }),
    visit(4, 'price'),
  ]
  const { stations, loops } = pathOf({ stages }, { stageKey: 'price', visits })
  expect(stations.map(({ is, minutes, visits }) => [is, minutes, visits])).toEqual([
    ['passed', 90, 2],
    ['here', 100, 2],
    ['ahead', null, 0],
    ['ahead', null, 0],
  ])
  expect(loops).toEqual([{ how: 'back', from: 1, to: 0, times: 1, reasons: ['Wrong lamp'] }])
})

test('a stage the deal went past is skipped, not passed', () => {
  const visits = [visit(1, 'talk', { leftHow: 'skip', workingMinutes: 5 }), visit(2, 'terms')]
  const { stations } = pathOf({ stages }, { stageKey: 'terms', visits })
  expect(stations.map(({ is }) => is)).toEqual(['passed', 'skipped', 'here', 'ahead'])
})

test('the same way back taken twice is one loop, counted', () => {
  const visits = [
    visit(1, 'price', { leftHow: 'back', reason: 'First' }),
    visit(2, 'talk', { leftHow: 'forward' }),
    visit(3, 'price', { leftHow: 'back', reason: 'Second' }),
    visit(4, 'talk'),
  ]
  expect(pathOf({ stages }, { stageKey: 'talk', visits }).loops).toEqual([
    { how: 'back', from: 1, to: 0, times: 2, reasons: ['First', 'Second'] },
  ])
})

test('a skip, a return from rest and a change of version are each a loop with its reason', () => {
  const visits = [
    visit(1, 'talk', { leftHow: 'skip' }),
    visit(2, 'terms', { leftHow: 'rest', reason: 'No budget' }),
    visit(3, 'price', { leftHow: 'version', reason: 'Shorter now' }),
    visit(4, 'sign'),
  ]
  expect(pathOf({ stages }, { stageKey: 'sign', visits }).loops).toEqual([
    { how: 'skip', from: 0, to: 2, times: 1, reasons: [] },
    { how: 'rest', from: 2, to: 1, times: 1, reasons: ['No budget'] },
    { how: 'version', from: 1, to: 3, times: 1, reasons: ['Shorter now'] },
  ])
})

test('from a stage this version does not have there is no arc: the station says how it came', () => {
  const visits = [visit(1, 'gone', { leftHow: 'version', reason: 'Shorter now' }), visit(2, 'price')]
  const { stations, loops } = pathOf({ stages }, { stageKey: 'price', visits })
  expect(loops).toEqual([])
  expect(stations.map(({ cameByVersion }) => cameByVersion)).toEqual([null, 'Shorter now', null, null])
})

test('the buyer’s stages stretch over those of the seller', () => {
  expect(buyerStretches({ stages, buyingStages }).map(({ name, from, span }) => [name, from, span])).toEqual([
    ['Need', 0, 1],
    ['Search', 1, 2],
    ['Buy', 3, 1],
  ])
})
