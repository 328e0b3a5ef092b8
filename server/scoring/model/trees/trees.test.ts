import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Encoded, Feature } from '../features/feature.ts'
import { seededRandom } from '../seeded.ts'
import { type Boosting, boost, boostedLogOdds } from './boost.ts'
import { type Growth, growTree } from './grow-tree.ts'
import { addTree, sharePath, type Tree } from './tree.ts'

const number = (steps: number): Feature => ({
  kind: 'number',
  column: 'n',
  isDay: false,
  edges: Array.from({ length: steps }, (_, at) => at),
  ...{ log: false, low: 0, high: 1, mean: 0, deviation: 1 },
})
const choice = (levels: number): Feature => ({
  kind: 'choice',
  column: 'c',
  isWeekday: false,
  levels: Array.from({ length: levels }, (_, at) => `level ${at}`),
})
const growth: Growth = { depth: 1, rate: 1, shrinkage: 1, leastCurvature: 0 }

const rowsOfOne = (most: number) =>
  fc.array(
    fc.record({ bin: fc.integer({ min: 0, max: most }), slope: fc.double({ min: -1, max: 1, noNaN: true }) }),
    {
      minLength: 2,
      maxLength: 30,
    },
  )

test('a number is cut where no other cut, with the missing on either side, would lower the loss more', () => {
  fc.assert(
    fc.property(rowsOfOne(5), (rows) => {
      const cuts = [0, 1, 2, 3, 4].flatMap((last) => [
        (bin: number) => bin > 0 && bin <= last,
        (bin: number) => bin <= last,
      ])
      expect(lossAfter(rows, number(4))).toBeCloseTo(lowest(rows, cuts), 5)
    }),
  )
})

test('levels of a choice are parted as well as the best of all ways to part them', () => {
  fc.assert(
    fc.property(rowsOfOne(6), (rows) => {
      const everyWay = Array.from({ length: 2 ** 7 }, (_, ways) => (bin: number) => ((ways >> bin) & 1) === 1)
      // Ordering by smoothed means is exact where levels are equally frequent, and close elsewhere.
      const [reached, possible, none] = [lossAfter(rows, choice(4)), lowest(rows, everyWay), lowest(rows, [])]
      expect(none - reached).toBeGreaterThanOrEqual((none - possible) * 0.7 - 1e-5)
      expect(reached).toBeGreaterThanOrEqual(possible - 1e-9)
    }),
  )
})

test('a tree shares its answer out to the questions on the way, exactly', () => {
  const { encoded, features, outcomes } = checkerboard(500)
  const booster = boost(
    features,
    encoded,
    outcomes,
    { ...growth, depth: 3, rowShare: 1, featureShare: 1 },
    Math.random,
  )
  const tree = booster.grow()
  for (let row = 0; row < 50; row++) {
    const shares = new Float64Array(2)
    sharePath(tree, (feature) => encoded.bins[feature]?.[row] as number, shares)
    const answer = new Float64Array(encoded.rows)
    addTree(tree, encoded, answer)
    expect(tree.value + (shares[0] as number) + (shares[1] as number)).toBeCloseTo(answer[row] as number, 12)
  }
})

test('what depends on two facts together is learned by trees of two questions, not by stumps', () => {
  const { encoded, features, outcomes } = checkerboard(800)
  const wrongWith = (depth: number) => {
    const boosting: Boosting = { ...growth, depth, rate: 0.3, rowShare: 0.8, featureShare: 1 }
    const booster = boost(features, encoded, outcomes, boosting, seededRandom(1, 'test'))
    for (let tree = 0; tree < 30; tree++) booster.grow()
    const odds = boostedLogOdds(booster.model, encoded)
    return odds.filter((sum, row) => sum > 0 !== (outcomes[row] === 1)).length / encoded.rows
  }
  expect(wrongWith(2)).toBe(0)
  expect(wrongWith(1)).toBeGreaterThan(0.2)
})

/** Good where exactly one of two facts is high, a little more often where the first is. */
function checkerboard(rows: number): { encoded: Encoded; features: Feature[]; outcomes: Uint8Array } {
  const first = Uint8Array.from({ length: rows }, (_, row) => 1 + (row % 2))
  const second = Uint8Array.from({ length: rows }, (_, row) => 1 + (Math.floor(row / 2) % 5 < 2 ? 1 : 0))
  return {
    encoded: { rows, bins: [first, second], numbers: [null, null] },
    features: [number(1), number(1)],
    outcomes: first.map((bin, row) => (bin === second[row] ? 0 : 1)),
  }
}

type Rows = readonly { bin: number; slope: number }[]

/** Loss of leaves by their sums: −½ G² ÷ (H + shrinkage), every row with a curvature of 1. */
function lossOf(rows: Rows): number {
  const slope = rows.reduce((sum, row) => sum + row.slope, 0)
  return rows.length === 0 ? 0 : (-slope * slope) / (rows.length + growth.shrinkage) / 2
}

function lowest(rows: Rows, ways: readonly ((bin: number) => boolean)[]): number {
  const parted = ways.map(
    (isYes) => lossOf(rows.filter(({ bin }) => isYes(bin))) + lossOf(rows.filter(({ bin }) => !isYes(bin))),
  )
  return Math.min(lossOf(rows), ...parted)
}

function lossAfter(rows: Rows, feature: Feature): number {
  const ground = {
    features: [feature],
    bins: [Uint8Array.from(rows, ({ bin }) => bin)],
    slopes: Float64Array.from(rows, ({ slope }) => slope),
    curvatures: new Float64Array(rows.length).fill(1),
  }
  const tree: Tree = growTree(ground, Int32Array.from(rows.keys()), [0], growth)
  const answers = new Float64Array(rows.length)
  addTree(tree, { rows: rows.length, bins: ground.bins, numbers: [null] }, answers)
  const leaves = new Map<number, { bin: number; slope: number }[]>()
  for (const [row, answer] of answers.entries())
    leaves.set(answer, [...(leaves.get(answer) ?? []), rows[row] as { bin: number; slope: number }])
  return [...leaves.values()].reduce((sum, leaf) => sum + lossOf(leaf), 0)
}
