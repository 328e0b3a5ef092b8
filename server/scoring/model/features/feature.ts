import type { Column } from '../history/facts.ts'
import { isPlaceholder } from '../history/placeholder.ts'

/**
 * What the model makes of a column. Every value falls into one of at most 64 bins; bin 0 is "nothing said".
 * Plain data: it is kept with the model.
 */
export type Feature = NumberFeature | ChoiceFeature

/** A number or a day: bins are ranges between edges. For the linear part it is also a standardised number. */
export interface NumberFeature {
  kind: 'number'
  column: string
  /** A day is scored as a number and shown as a day. */
  isDay: boolean
  /** Ascending. Bin b holds values from edges[b − 2] up to, but not including, edges[b − 1]. */
  edges: number[]
  /** Whether the logarithm is standardised in place of the number: amounts and counts are often skew. */
  log: boolean
  /** Values beyond these (the outer hundredths of the training rows) count as these. */
  low: number
  high: number
  /** Of the clipped, perhaps logarithmic values. */
  mean: number
  deviation: number
}

/** A choice, or the weekday of a day: bins are blank, placeholder, rare or never seen, then the levels. */
export interface ChoiceFeature {
  kind: 'choice'
  column: string
  /** Whether the column is a day of which this is the weekday. */
  isWeekday: boolean
  /** As they are shown. Bin b holds level b − 3. */
  levels: string[]
}

export const mostBins = 64
export const bins = { missing: 0, placeholder: 1, other: 2, firstLevel: 3 } as const

export function binCount(feature: Feature): number {
  return feature.kind === 'number' ? feature.edges.length + 2 : feature.levels.length + bins.firstLevel
}

export type BinOf = (value: number | string | null | undefined) => number

/** Which bin a value of the feature's column falls into, as a function made once for many values. */
export function binOf(feature: Feature): BinOf {
  if (feature.kind === 'number') return (value) => binOfNumber(feature.edges, value)
  const places = new Map(feature.levels.map((level, place) => [levelKey(level), place + bins.firstLevel]))
  // Most cells of a choice were seen before; folding each anew is what would take the time.
  const known = new Map<string, number>()
  return (value) => {
    const text = feature.isWeekday ? weekdayOf(value) : String(value ?? '')
    const seen = known.get(text)
    if (seen !== undefined) return seen
    const bin = binOfText(text)
    if (known.size < 10_000) known.set(text, bin)
    return bin
  }

  function binOfText(text: string): number {
    if (text === '') return bins.missing
    return isPlaceholder(text) ? bins.placeholder : (places.get(levelKey(text)) ?? bins.other)
  }
}

/** The value as the linear part sees it: standardised, 0 where missing. */
export function standardised(
  { log, low, high, mean, deviation }: NumberFeature,
  value: number | string | null | undefined,
): number {
  if (typeof value !== 'number' || Number.isNaN(value)) return 0
  const clipped = Math.min(high, Math.max(low, value))
  return ((log ? Math.log1p(clipped) : clipped) - mean) / deviation
}

/** Every row of a table as the models read it, feature by feature. */
export interface Encoded {
  rows: number
  bins: readonly Uint8Array[]
  /** Standardised numbers; null for choices. */
  numbers: readonly (Float64Array | null)[]
}

/** @param columns must hold every column the features are made of */
export function encode(
  features: readonly Feature[],
  columns: ReadonlyMap<string, Column['values']>,
  rows: number,
): Encoded {
  const valuesOf = ({ column }: Feature) => columns.get(column) as Column['values']
  return {
    rows,
    bins: features.map((feature) => {
      const [values, bin] = [valuesOf(feature), binOf(feature)]
      const found = new Uint8Array(rows)
      for (let row = 0; row < rows; row++) found[row] = bin(values[row])
      return found
    }),
    numbers: features.map((feature) => {
      if (feature.kind === 'choice') return null
      const values = valuesOf(feature)
      const found = new Float64Array(rows)
      for (let row = 0; row < rows; row++) found[row] = standardised(feature, values[row])
      return found
    }),
  }
}

export function take(encoded: Encoded, places: Int32Array): Encoded {
  const picked = <T extends Uint8Array | Float64Array>(values: T, into: T): T => {
    for (let row = 0; row < places.length; row++) into[row] = values[places[row] as number] as number
    return into
  }
  return {
    rows: places.length,
    bins: encoded.bins.map((values) => picked(values, new Uint8Array(places.length))),
    numbers: encoded.numbers.map((values) => values && picked(values, new Float64Array(places.length))),
  }
}

/** `Google` and `google ` are one level. */
export const levelKey = (text: string): string => text.trim().replace(/\s+/gu, ' ').toLowerCase()

const weekdays = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'] as const

/** 1 January 1970 was a Thursday. */
export function weekdayOf(day: number | string | null | undefined): string {
  return typeof day === 'number' && !Number.isNaN(day) ? (weekdays[((day % 7) + 7) % 7] as string) : ''
}

function binOfNumber(edges: readonly number[], value: number | string | null | undefined): number {
  if (typeof value !== 'number' || Number.isNaN(value)) return bins.missing
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low + 1
}
