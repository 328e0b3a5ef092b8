import { type Encoded, type Feature, mostBins } from '../features/feature.ts'
import { areaUnderCurve } from './measures.ts'

/**
 * How well each column tells the outcome by itself: the AUC of scoring every row by the share of good ones in its bin,
 * counted on the other parts. A column that tells nearly all was perhaps filled in after the outcome was known, and then
 * is worth nothing when a lead comes in.
 */
export function tellingAlone(
  features: readonly Feature[],
  { rows, bins }: Encoded,
  outcomes: Uint8Array,
  part: Uint8Array,
): { column: string; area: number }[] {
  const areas = new Map<string, number>()
  for (const [feature, { column }] of features.entries()) {
    const scores = sharesElsewhere(bins[feature] as Uint8Array, rows, outcomes, part)
    areas.set(column, Math.max(areas.get(column) ?? 0, areaUnderCurve(scores, outcomes)))
  }
  return [...areas].map(([column, area]) => ({ column, area })).sort((a, b) => b.area - a.area)
}

function sharesElsewhere(
  own: Uint8Array,
  rows: number,
  outcomes: Uint8Array,
  part: Uint8Array,
): Float64Array {
  const parts = 1 + part.reduce((most, one) => Math.max(most, one), 0)
  const [good, all] = [new Float64Array(parts * mostBins), new Float64Array(parts * mostBins)]
  const add = (sums: Float64Array, at: number, what: number) => void (sums[at] = (sums[at] as number) + what)
  for (let row = 0; row < rows; row++)
    for (let other = 0; other < parts; other++) {
      if (other === part[row]) continue
      const at = other * mostBins + (own[row] as number)
      add(good, at, outcomes[row] as number)
      add(all, at, 1)
    }
  const share = outcomes.reduce((sum, outcome) => sum + outcome, 0) / rows
  return Float64Array.from({ length: rows }, (_, row) => {
    const at = (part[row] as number) * mostBins + (own[row] as number)
    return ((good[at] as number) + 5 * share) / ((all[at] as number) + 5)
  })
}
