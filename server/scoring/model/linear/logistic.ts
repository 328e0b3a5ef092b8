import { binCount, bins, type Encoded, type Feature } from '../features/feature.ts'
import { type Differentiable, minimise } from './minimise.ts'

/**
 * Logistic regression: log odds = intercept + a sum over features. A number gives its standardised value × a slope, or a
 * weight of its own where it is missing; a choice gives the weight of its bin.
 */
export interface LogisticModel {
  intercept: number
  /** By feature: [weight where missing, slope] of a number, a weight per bin of a choice. */
  weights: number[][]
}

export interface Fitting {
  penalty: number
  /** A fit with another penalty, to begin from. */
  from?: LogisticModel | undefined
  /** How flat the loss must be where it ends: the largest part of its gradient. */
  tolerance?: number
}

/**
 * Fits with an L2 penalty: the mean log loss plus penalty ÷ (2 × rows) × the sum of squared weights, the intercept free.
 * (Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*, 4.4.4; `1 / C` of other programs.)
 * @param outcomes 0 or 1
 */
export function fitLogistic(
  features: readonly Feature[],
  encoded: Encoded,
  outcomes: Uint8Array,
  { penalty, from, tolerance = 1e-6 }: Fitting,
): LogisticModel {
  const begins = layOut(features)
  const size = 1 + features.reduce((sum, feature) => sum + weightCount(feature), 0)
  const start = from ? Float64Array.from([from.intercept, ...from.weights.flat()]) : new Float64Array(size)
  const found = minimise(penalisedLoss(encoded, outcomes, begins, penalty), start, { tolerance })
  return {
    intercept: found[0] as number,
    weights: features.map((feature, at) => {
      const begin = begins[at] as number
      return [...found.subarray(begin, begin + weightCount(feature))]
    }),
  }
}

/** What one feature adds to the log odds. */
export function linearPart(weights: readonly number[], bin: number, number: number | null): number {
  if (number === null) return weights[bin] as number
  return bin === bins.missing ? (weights[0] as number) : (weights[1] as number) * number
}

export function linearLogOdds({ intercept, weights }: LogisticModel, encoded: Encoded): Float64Array {
  const sums = new Float64Array(encoded.rows).fill(intercept)
  for (const [feature, own] of weights.entries()) {
    const [places, numbers] = [encoded.bins[feature] as Uint8Array, encoded.numbers[feature]]
    for (let row = 0; row < encoded.rows; row++)
      sums[row] =
        (sums[row] as number) +
        linearPart(own, places[row] as number, numbers ? (numbers[row] as number) : null)
  }
  return sums
}

const weightCount = (feature: Feature) => (feature.kind === 'number' ? 2 : binCount(feature))

/** Where each feature's weights begin, after the intercept. */
function layOut(features: readonly Feature[]): number[] {
  let next = 1
  return features.map((feature) => {
    const begin = next
    next += weightCount(feature)
    return begin
  })
}

function penalisedLoss(
  { rows, bins: places, numbers }: Encoded,
  outcomes: Uint8Array,
  begins: readonly number[],
  penalty: number,
): Differentiable {
  const sums = new Float64Array(rows)
  const errors = new Float64Array(rows)
  return (point, gradient) => {
    sums.fill(point[0] as number)
    for (const [feature, begin] of begins.entries()) {
      const own = places[feature] as Uint8Array
      const values = numbers[feature]
      if (values) {
        const missing = point[begin] as number
        const slope = point[begin + 1] as number
        for (let row = 0; row < rows; row++)
          sums[row] = (sums[row] as number) + (own[row] === 0 ? missing : slope * (values[row] as number))
      } else
        for (let row = 0; row < rows; row++)
          sums[row] = (sums[row] as number) + (point[begin + (own[row] as number)] as number)
    }
    let loss = 0
    let errorSum = 0
    for (let row = 0; row < rows; row++) {
      const sum = sums[row] as number
      const outcome = outcomes[row] as number
      // log(1 + e^s) without overflow.
      loss += Math.max(sum, 0) + Math.log1p(Math.exp(-Math.abs(sum))) - outcome * sum
      const error = 1 / (1 + Math.exp(-sum)) - outcome
      errors[row] = error
      errorSum += error
    }
    gradient.fill(0)
    for (const [feature, begin] of begins.entries()) {
      const own = places[feature] as Uint8Array
      const values = numbers[feature]
      if (values)
        for (let row = 0; row < rows; row++) {
          const error = errors[row] as number
          if (own[row] === 0) gradient[begin] = (gradient[begin] as number) + error
          else gradient[begin + 1] = (gradient[begin + 1] as number) + error * (values[row] as number)
        }
      else
        for (let row = 0; row < rows; row++) {
          const at = begin + (own[row] as number)
          gradient[at] = (gradient[at] as number) + (errors[row] as number)
        }
    }
    gradient[0] = errorSum
    let squares = 0
    for (let at = 0; at < point.length; at++) {
      const weight = at === 0 ? 0 : (point[at] as number)
      squares += weight * weight
      gradient[at] = ((gradient[at] as number) + penalty * weight) / rows
    }
    return (loss + (penalty / 2) * squares) / rows
  }
}
