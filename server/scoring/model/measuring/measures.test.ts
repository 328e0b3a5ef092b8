import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../seeded.ts'
import {
  areaInterval,
  areaUnderCurve,
  brierScore,
  calibrationBins,
  calibrationError,
  logLoss,
} from './measures.ts'

/** Scores from a few values only, so that many are equal. */
const scoredRows = fc
  .array(fc.record({ score: fc.integer({ min: 0, max: 6 }), good: fc.boolean() }), {
    minLength: 2,
    maxLength: 40,
  })
  .filter((rows) => rows.some(({ good }) => good) && rows.some(({ good }) => !good))

test('AUC is the share of pairs of a good and a bad row in which the good one is scored higher', () => {
  fc.assert(
    fc.property(scoredRows, (rows) => {
      const [good, bad] = [rows.filter((row) => row.good), rows.filter((row) => !row.good)]
      const pairs = good.flatMap((one) =>
        bad.map((other) => (one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0)),
      )
      const share = pairs.reduce((sum: number, won) => sum + won, 0) / pairs.length
      expect(areaUnderCurve(...asArrays(rows))).toBeCloseTo(share, 12)
    }),
  )
})

test('the interval of an AUC holds it, and narrows with more rows', () => {
  const random = seededRandom(3, 'test')
  const widthOf = (rows: number) => {
    const scored = Array.from({ length: rows }, (_, row) => ({
      score: random() + (row % 3 === 0 ? 0.4 : 0),
      good: row % 3 === 0,
    }))
    const [scores, outcomes] = asArrays(scored)
    const { low, high } = areaInterval(scores, outcomes, seededRandom(1, 'interval'))
    const area = areaUnderCurve(scores, outcomes)
    expect(low).toBeLessThan(area)
    expect(high).toBeGreaterThan(area)
    return high - low
  }
  const [few, many] = [widthOf(150), widthOf(2_400)]
  // 16 times the rows, a quarter of the width.
  expect(few / many).toBeGreaterThan(2.8)
  expect(few / many).toBeLessThan(5.6)
})

test('Brier score and log loss of three rows, by hand', () => {
  const probabilities = Float64Array.of(0.9, 0.2, 0.5)
  const outcomes = Uint8Array.of(1, 0, 1)
  expect(brierScore(probabilities, outcomes)).toBeCloseTo((0.01 + 0.04 + 0.25) / 3, 12)
  const logOdds = probabilities.map((probability) => Math.log(probability / (1 - probability)))
  expect(logLoss(logOdds, outcomes)).toBeCloseTo(-(Math.log(0.9) + Math.log(0.8) + Math.log(0.5)) / 3, 12)
})

test('bins of calibration hold every row once, with equal scores together', () => {
  fc.assert(
    fc.property(scoredRows, (rows) => {
      const [scores, outcomes] = asArrays(rows)
      const probabilities = scores.map((score) => score / 6)
      const bins = calibrationBins(probabilities, outcomes)
      expect(bins.length).toBeLessThanOrEqual(10)
      expect(bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(rows.length)
      expect(bins.reduce((sum, bin) => sum + bin.rows * bin.observed, 0)).toBeCloseTo(
        rows.filter(({ good }) => good).length,
        9,
      )
      for (const [at, { predicted }] of bins.slice(1).entries())
        expect(predicted).toBeGreaterThan((bins[at] as { predicted: number }).predicted)
    }),
  )
  const halves = calibrationBins(Float64Array.of(0.1, 0.1, 0.6, 0.6), Uint8Array.of(0, 0, 1, 0), 2)
  expect(halves).toEqual([
    { rows: 2, predicted: 0.1, observed: 0 },
    { rows: 2, predicted: 0.6, observed: 0.5 },
  ])
  expect(calibrationError(halves)).toBeCloseTo(0.1, 12)
})

function asArrays(rows: readonly { score: number; good: boolean }[]): [Float64Array, Uint8Array] {
  return [Float64Array.from(rows, ({ score }) => score), Uint8Array.from(rows, ({ good }) => (good ? 1 : 0))]
}
