import { partsOf } from '../explain-score.ts'
import { binCount, bins, type Encoded, type Feature } from '../features/feature.ts'
import type { Model } from '../model.ts'

/** What moves scores, over many leads. */
export interface Factor {
  feature: Feature
  /** Its share in all that moves scores apart, 0 to 1. */
  share: number
  /** Values of it, from the one that lowers most to the one that raises most. */
  pieces: Piece[]
}

/** A level, a range of a number, or nothing said: what it adds to the log odds on the mean. */
export interface Piece {
  value:
    | { is: 'level'; level: string }
    | { is: 'range'; from: number; to: number }
    | { is: 'missing' }
    | { is: 'other' }
  rows: number
  adds: number
}

/** Few rows say little; they are not named. */
const leastRows = 10
const ranges = 4

/**
 * The factors, the strongest first. A factor is as strong as the mean distance of what it adds from what it adds on the
 * mean.
 * @param encoded the rows to look at, not all need be given
 */
export function strongestFactors(model: Model, encoded: Encoded): Factor[] {
  const { sums, counts, distances } = tallyParts(model, encoded)
  const total = distances.reduce((sum, distance) => sum + distance, 0)
  return model.features
    .map((feature, at) => ({
      feature,
      share: total > 0 ? (distances[at] as number) / total : 0,
      pieces: piecesOf(feature, sums[at] as Float64Array, counts[at] as Float64Array),
    }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
}

/** By feature: what it adds and how often, by bin, and how far that lies from its mean over all rows. */
function tallyParts(model: Model, encoded: Encoded) {
  const byBin = () => model.features.map((feature) => new Float64Array(binCount(feature)))
  const [sums, counts] = [byBin(), byBin()]
  const added = Array.from({ length: encoded.rows }, (_, row) => partsOf(model, encoded, row))
  for (const [row, parts] of added.entries())
    for (const [at, part] of parts.entries()) {
      const bin = (encoded.bins[at] as Uint8Array)[row] as number
      const [sum, count] = [sums[at] as Float64Array, counts[at] as Float64Array]
      sum[bin] = (sum[bin] as number) + part
      count[bin] = (count[bin] as number) + 1
    }
  const distances = sums.map((sum, at) => {
    const mean = sum.reduce((all, one) => all + one, 0) / encoded.rows
    return added.reduce((all, parts) => all + Math.abs((parts[at] as number) - mean), 0) / encoded.rows
  })
  return { sums, counts, distances }
}

function piecesOf(feature: Feature, sums: Float64Array, counts: Float64Array): Piece[] {
  const groups = feature.kind === 'number' ? rangesOf(feature.edges, counts) : levelsOf(feature)
  const rowsOf = (own: readonly number[]) => own.reduce((sum, bin) => sum + (counts[bin] as number), 0)
  return groups
    .map(({ value, own }) => {
      const rows = rowsOf(own)
      return { value, rows, adds: own.reduce((sum, bin) => sum + (sums[bin] as number), 0) / rows }
    })
    .filter(({ rows }) => rows >= leastRows)
    .sort((a, b) => a.adds - b.adds)
}

interface Group {
  value: Piece['value']
  own: number[]
}

function levelsOf(feature: Feature & { kind: 'choice' }): Group[] {
  const said = feature.levels.map((level, at) => ({
    value: { is: 'level' as const, level },
    own: [at + bins.firstLevel],
  }))
  return [
    { value: { is: 'missing' }, own: [bins.missing, bins.placeholder] },
    { value: { is: 'other' }, own: [bins.other] },
    ...said,
  ]
}

/** About equally many rows in each. */
function rangesOf(edges: readonly number[], counts: Float64Array): Group[] {
  const said = counts.reduce((sum, count) => sum + count, 0) - (counts[bins.missing] as number)
  const found: Group[] = [{ value: { is: 'missing' }, own: [bins.missing] }]
  let own: number[] = []
  let [done, from] = [0, Number.NEGATIVE_INFINITY]
  for (let bin = 1; bin <= edges.length + 1; bin++) {
    own.push(bin)
    done += counts[bin] as number
    const isLast = bin === edges.length + 1
    if (!isLast && done < (found.length * said) / ranges) continue
    const to = isLast ? Number.POSITIVE_INFINITY : (edges[bin - 1] as number)
    found.push({ value: { is: 'range', from, to }, own })
    ;[own, from] = [[], to]
  }
  return found
}

/** Whether more of a number always means more, or less, of the score; null where it bends. */
export function directionOf({ pieces }: Factor): 'up' | 'down' | null {
  const steps = pieces.flatMap(({ value, adds }) =>
    value.is === 'range' ? [{ from: value.from, adds }] : [],
  )
  if (steps.length < 2) return null
  const along = steps.toSorted((a, b) => a.from - b.from)
  const rises = along.slice(1).map(({ adds }, at) => adds >= (along[at] as { adds: number }).adds)
  if (rises.every(Boolean)) return 'up'
  return rises.some(Boolean) ? null : 'down'
}
