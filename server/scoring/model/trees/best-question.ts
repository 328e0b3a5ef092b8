import { binCount, bins, type Feature, mostBins } from '../features/feature.ts'
import type { Growth } from './grow-tree.ts'

/** A question that parts the rows of a node, with the sums of those that go to `yes`. */
export interface Best {
  feature: number
  bins: [number, number]
  slope: number
  curvature: number
}

/** Levels of a choice are ordered by their mean slope as if so much curvature without slope stood with each. */
const levelSmoothing = 10

/**
 * The question that lowers the loss most, over all features asked for; null where none does. A number is cut at an
 * edge, with the missing on either side; a choice is cut in the order of its levels' mean slopes, which is where the best
 * of all divisions lies (Fisher 1958).
 */
export function bestQuestion(
  features: readonly Feature[],
  asked: readonly number[],
  histogram: Float64Array,
  total: { slope: number; curvature: number },
  { shrinkage, leastCurvature }: Growth,
): Best | null {
  const worth = (slope: number, curvature: number) => (slope * slope) / (curvature + shrinkage)
  const before = worth(total.slope, total.curvature)
  let best: Best | null = null
  let most = before + 1e-6
  for (const feature of asked) {
    const own = histogram.subarray(feature * mostBins * 2, (feature + 1) * mostBins * 2)
    const isNumber = features[feature]?.kind === 'number'
    const count = binCount(features[feature] as Feature)
    const order = isNumber ? numberOrder(count) : levelOrder(own, count)
    try_(order, 0, 0, 0)
    // Once more with the missing on the side of the small numbers.
    if (isNumber && (own[1] as number) > 0) try_(order, 1, own[0] as number, own[1] as number)

    function try_(order: readonly number[], first: number, slopeSoFar: number, curvatureSoFar: number): void {
      let [slope, curvature] = [slopeSoFar, curvatureSoFar]
      for (let at = 0; at < order.length; at++) {
        const bin = order[at] as number
        if (own[2 * bin + 1] === 0) continue
        slope += own[2 * bin] as number
        curvature += own[2 * bin + 1] as number
        const rest = total.curvature - curvature
        if (curvature < leastCurvature) continue
        if (rest < leastCurvature) break
        const gained = worth(slope, curvature) + worth(total.slope - slope, rest)
        if (gained <= most) continue
        most = gained
        best = { feature, bins: maskOf(order, at, first), slope, curvature }
      }
    }
  }
  return best
}

const ascending = Array.from({ length: mostBins }, (_, bin) => bin)
const orders = new Map<number, readonly number[]>()

/** Bins of a number in their order, without the missing. */
function numberOrder(count: number): readonly number[] {
  const known = orders.get(count)
  if (known) return known
  const order = ascending.slice(bins.missing + 1, count)
  orders.set(count, order)
  return order
}

function levelOrder(own: Float64Array, count: number): number[] {
  const mean = (bin: number) => (own[2 * bin] as number) / ((own[2 * bin + 1] as number) + levelSmoothing)
  return ascending
    .slice(0, count)
    .filter((bin) => (own[2 * bin + 1] as number) > 0)
    .sort((a, b) => mean(a) - mean(b) || a - b)
}

function maskOf(order: readonly number[], last: number, withMissing: number): [number, number] {
  const mask: [number, number] = [withMissing, 0]
  for (let at = 0; at <= last; at++) {
    const bin = order[at] as number
    if (bin < 32) mask[0] |= 1 << bin
    else mask[1] |= 1 << (bin - 32)
  }
  // As numbers without a sign, so that they read alike in JSON.
  return [mask[0] >>> 0, mask[1] >>> 0]
}
