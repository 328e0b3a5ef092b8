import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Encoded, Feature } from '../features/feature.ts'
import { fitLogistic, linearLogOdds } from './logistic.ts'
import { minimise } from './minimise.ts'

const features: Feature[] = [
  {
    kind: 'number',
    column: 'visits',
    isDay: false,
    edges: [],
    ...{ log: false, low: -2, high: 2, mean: 0, deviation: 1 },
  },
  { kind: 'choice', column: 'source', isWeekday: false, levels: ['web', 'fair'] },
]
const visits = [-1.5, -1, -0.5, 0, 0.5, 1, 1.5, null, null, -0.5, 0.5, 2]
const encoded: Encoded = {
  rows: 12,
  bins: [
    Uint8Array.from(visits, (value) => (value === null ? 0 : 1)),
    Uint8Array.of(3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 4, 3),
  ],
  numbers: [Float64Array.from(visits, (value) => value ?? 0), null],
}
const outcomes = Uint8Array.of(0, 0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1)

test.each<[number, number, number[]]>([
  // As scikit-learn 1.9.1 finds them: LogisticRegression(C=1 / penalty, solver='newton-cholesky', tol=1e-12).
  [1, 0.23840892, [-0.07817069, 1.04706817, -0.30140843, 0.30140843]],
  [10, 0.29990017, [-0.01418123, 0.26467093, -0.04891019, 0.04891019]],
])('with a penalty of %d the weights are those of another program', (penalty, intercept, weights) => {
  const fitted = fitLogistic(features, encoded, outcomes, { penalty, tolerance: 1e-9 })
  expect(fitted.intercept).toBeCloseTo(intercept, 5)
  const [missing = 0, slope = 0, web = 0, fair = 0] = weights
  expect(fitted.weights[0]).toEqual([expect.closeTo(missing, 5), expect.closeTo(slope, 5)])
  expect(fitted.weights[1]).toEqual([
    expect.closeTo(0, 9),
    expect.closeTo(0, 9),
    expect.closeTo(0, 9),
    expect.closeTo(web, 5),
    expect.closeTo(fair, 5),
  ])
})

test('without a penalty each level is scored by its own share', () => {
  const [source] = [features[1] as Feature]
  const one: Encoded = { rows: 12, bins: [encoded.bins[1] as Uint8Array], numbers: [null] }
  const odds = linearLogOdds(fitLogistic([source], one, outcomes, { penalty: 0, tolerance: 1e-10 }), one)
  expect(odds[0]).toBeCloseTo(Math.log(3 / 3), 6)
  expect(odds[1]).toBeCloseTo(Math.log(4 / 2), 6)
})

test('the lowest point of a bowl is found wherever it lies and however it is stretched', () => {
  const bowl = fc.array(
    fc.record({ at: fc.integer({ min: -9, max: 9 }), steep: fc.integer({ min: 1, max: 400 }) }),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(bowl, (axes) => {
      const lowest = minimise(
        (point, gradient) =>
          axes.reduce((sum, { at, steep }, axis) => {
            const off = (point[axis] as number) - at
            gradient[axis] = steep * off
            return sum + (steep * off * off) / 2
          }, 0),
        new Float64Array(axes.length),
        { tolerance: 1e-8 },
      )
      for (const [axis, { at }] of axes.entries()) expect(lowest[axis]).toBeCloseTo(at, 6)
    }),
  )
})
