import { type Feature, mostBins } from '../features/feature.ts'
import { type Best, bestQuestion } from './best-question.ts'
import { goesToYes, type Tree } from './tree.ts'

/** What a tree is grown from: for each row its bins, and the slope and curvature of its loss at the present score. */
export interface Ground {
  features: readonly Feature[]
  bins: readonly Uint8Array[]
  /** First derivative of the log loss by the log odds: probability − outcome. */
  slopes: Float64Array
  /** Second derivative: probability × (1 − probability). */
  curvatures: Float64Array
}

export interface Growth {
  /** Questions from the root to a leaf, at most. */
  depth: number
  /** How much of what a leaf would say is added: small steps learn more evenly. */
  rate: number
  /** Added to the curvature of a leaf: draws its value to nothing while few rows stand behind it. */
  shrinkage: number
  /** Curvature a leaf needs; a row adds at most a quarter. */
  leastCurvature: number
}

/** Sums of slopes and curvatures by feature and bin: [slope, curvature] at 2 × (64 × feature + bin). */
type Histogram = Float64Array

interface Plot {
  tree: Tree
  /** Where its rows stand in the common list. */
  from: number
  to: number
  histogram: Histogram | null
  slope: number
  curvature: number
}

/**
 * Grows one tree of gradient boosting with second-order steps (Chen and Guestrin, *XGBoost*, 2016) on binned features
 * (Ke and others, *LightGBM*, 2017).
 * @param rows those it may see; put into another order
 * @param asked the features it may ask for
 */
export function growTree(ground: Ground, rows: Int32Array, asked: readonly number[], growth: Growth): Tree {
  const [slope, curvature] = sumsOf(ground, rows)
  const root: Tree = { value: leafValue(slope, curvature, growth) }
  let level: Plot[] = [{ tree: root, from: 0, to: rows.length, histogram: null, slope, curvature }]
  for (let depth = 0; depth < growth.depth; depth++)
    level = level.flatMap((plot) => {
      plot.histogram ??= tally(ground, rows, plot, asked)
      const best = bestQuestion(ground.features, asked, plot.histogram, plot, growth)
      if (!best) return []
      const parts = divide(ground, rows, plot, best, growth)
      if (depth + 1 < growth.depth) tallyParts(ground, rows, plot.histogram, parts, asked)
      return parts
    })
  return root
}

const leafValue = (slope: number, curvature: number, { rate, shrinkage }: Growth) =>
  (-slope / (curvature + shrinkage)) * rate

function sumsOf({ slopes, curvatures }: Ground, rows: Int32Array): [number, number] {
  let [slope, curvature] = [0, 0]
  for (let at = 0; at < rows.length; at++) {
    slope += slopes[rows[at] as number] as number
    curvature += curvatures[rows[at] as number] as number
  }
  return [slope, curvature]
}

function tally(
  { bins, slopes, curvatures }: Ground,
  rows: Int32Array,
  { from, to }: Plot,
  asked: readonly number[],
): Histogram {
  const histogram = new Float64Array(bins.length * mostBins * 2)
  // Close together, they are read once for every feature.
  const count = to - from
  const [near, nearSlopes] = [rows.subarray(from, to), new Float64Array(count)]
  const nearCurvatures = new Float64Array(count)
  for (let at = 0; at < count; at++) {
    nearSlopes[at] = slopes[near[at] as number] as number
    nearCurvatures[at] = curvatures[near[at] as number] as number
  }
  for (const feature of asked) {
    const own = bins[feature] as Uint8Array
    const begin = feature * mostBins * 2
    for (let at = 0; at < count; at++) {
      const place = begin + 2 * (own[near[at] as number] as number)
      histogram[place] = (histogram[place] as number) + (nearSlopes[at] as number)
      histogram[place + 1] = (histogram[place + 1] as number) + (nearCurvatures[at] as number)
    }
  }
  return histogram
}

/** Counts the smaller part; the larger is what is left. */
function tallyParts(
  ground: Ground,
  rows: Int32Array,
  whole: Histogram,
  [yes, no]: readonly [Plot, Plot],
  asked: readonly number[],
): void {
  const [small, large] = yes.to - yes.from < no.to - no.from ? [yes, no] : [no, yes]
  const counted = tally(ground, rows, small, asked)
  small.histogram = counted
  large.histogram = whole.map((sum, at) => sum - (counted[at] as number))
}

function divide(
  { bins }: Ground,
  rows: Int32Array,
  plot: Plot,
  { feature, bins: yesBins, slope, curvature }: Best,
  growth: Growth,
): [Plot, Plot] {
  const own = bins[feature] as Uint8Array
  let middle = plot.from
  for (let at = plot.from; at < plot.to; at++) {
    const row = rows[at] as number
    if (!goesToYes(yesBins, own[row] as number)) continue
    rows[at] = rows[middle] as number
    rows[middle++] = row
  }
  const part = (from: number, to: number, slope: number, curvature: number): Plot => ({
    tree: { value: leafValue(slope, curvature, growth) },
    ...{ from, to, histogram: null, slope, curvature },
  })
  const yes = part(plot.from, middle, slope, curvature)
  const no = part(middle, plot.to, plot.slope - slope, plot.curvature - curvature)
  plot.tree.question = { feature, bins: yesBins, yes: yes.tree, no: no.tree }
  return [yes, no]
}
