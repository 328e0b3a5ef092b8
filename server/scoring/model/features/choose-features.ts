import type { Column, Table } from '../history/facts.ts'
import { isPlaceholder } from '../history/placeholder.ts'
import {
  bins,
  type ChoiceFeature,
  type Feature,
  levelKey,
  mostBins,
  type NumberFeature,
  weekdayOf,
} from './feature.ts'

/** Why a column is of no use to a model. */
export type LeftOutReason = 'empty' | 'same_everywhere' | 'identifies_rows' | 'too_many_values'

export interface ChosenFeatures {
  features: Feature[]
  leftOut: { column: string; reason: LeftOutReason }[]
}

/**
 * Which columns of the training rows a model can use, and how each is cut into bins. Looks at the columns alone, never
 * at the outcomes.
 */
export function chooseFeatures(table: Table): ChosenFeatures {
  const chosen: ChosenFeatures = { features: [], leftOut: [] }
  const least = leastRows(table.rows)
  for (const column of table.columns) {
    const made = column.kind === 'choice' ? fromChoice(column, least) : fromNumber(column, least)
    if (typeof made === 'string') chosen.leftOut.push({ column: column.name, reason: made })
    else chosen.features.push(...made)
  }
  return chosen
}

/** A level that stands in fewer rows than this says nothing yet. */
const leastRows = (rows: number) => Math.max(10, Math.ceil(rows / 2_000))

/** Above this share of rows in levels of their own, a choice is a choice and no free text. */
const leastCovered = 0.3

function fromChoice(
  { name, values }: Column & { kind: 'choice' },
  least: number,
): ChoiceFeature[] | LeftOutReason {
  const { levels, filled } = countLevels(values)
  if (filled === 0) return 'empty'
  const kept = [...levels.values()].filter(({ rows }) => rows >= least).sort(byRows)
  const covered = kept.reduce((sum, { rows }) => sum + rows, 0)
  const feature = { kind: 'choice', column: name, isWeekday: false } as const
  const isText = covered < filled * leastCovered
  // Free text and identifiers: whether they are filled may still tell something.
  if (isText)
    return Math.min(filled, values.length - filled) >= least
      ? [{ ...feature, levels: [] }]
      : levels.size > filled * 0.9
        ? 'identifies_rows'
        : 'too_many_values'
  const most = kept[0]?.rows ?? 0
  if (values.length - most < least) return 'same_everywhere'
  return [{ ...feature, levels: kept.slice(0, mostBins - bins.firstLevel).map(({ shown }) => shown) }]
}

interface Level {
  /** In its most frequent spelling, or the first of them. */
  shown: string
  rows: number
}
const byRows = (a: Level, b: Level) => b.rows - a.rows || (levelKey(a.shown) < levelKey(b.shown) ? -1 : 1)

function countLevels(values: readonly string[]): { levels: Map<string, Level>; filled: number } {
  const spelled = new Map<string, number>()
  for (const value of values) spelled.set(value, (spelled.get(value) ?? 0) + 1)
  const levels = new Map<string, Level & { best: number }>()
  let filled = 0
  for (const [text, rows] of spelled) {
    if (isPlaceholder(text)) continue
    filled += rows
    const level = levels.get(levelKey(text)) ?? { shown: text, rows: 0, best: 0 }
    level.rows += rows
    if (rows > level.best) Object.assign(level, { shown: text.trim(), best: rows })
    levels.set(levelKey(text), level)
  }
  return { levels, filled }
}

function fromNumber(
  { name, kind, values }: Column & { kind: 'number' | 'day' },
  least: number,
): Feature[] | LeftOutReason {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  if (sorted.length === 0) return 'empty'
  const blanks = values.length - sorted.length
  if (longestRun(sorted) > values.length - least) return 'same_everywhere'
  if (kind === 'number' && blanks < least && isNumbering(name, sorted)) return 'identifies_rows'
  const number = numberFeature(name, kind === 'day', sorted)
  return kind === 'day' ? [number, ...weekdayFeature(name, values, least)] : [number]
}

/** Each whole number once, and close together or called a number of something: rows were counted, nothing measured. */
function isNumbering(name: string, sorted: Float64Array): boolean {
  if (!sorted.every((value, at) => Number.isInteger(value) && value !== sorted[at - 1])) return false
  const span = (sorted.at(-1) as number) - (sorted[0] as number) + 1
  return span < sorted.length * 50 || numbered.test(name) || /[a-z]I[dD]$/u.test(name)
}

const numbered = /(^|[^\p{L}])(id|no|nr|number|key|code|uuid)([^\p{L}]|$)/iu

function longestRun(sorted: Float64Array): number {
  let [longest, run] = [0, 0]
  for (let at = 0; at < sorted.length; at++) {
    run = sorted[at] === sorted[at - 1] ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  return longest
}

function numberFeature(column: string, isDay: boolean, sorted: Float64Array): NumberFeature {
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] as number
  let [low, high] = [at(0.01), at(0.99)]
  // Where nearly all is one value, the rest is what counts.
  if (low === high) [low, high] = [at(0), at(1)]
  const clipped = sorted.map((value) => Math.min(high, Math.max(low, value)))
  const plain = momentsOf(clipped)
  const log = !isDay && low >= 0 && plain.skew > 1 ? momentsOf(clipped.map(Math.log1p)) : null
  const { mean, deviation } = log ?? plain
  const scale = { log: log !== null, low, high, mean, deviation: deviation || 1 }
  return { kind: 'number', column, isDay, edges: edgesOf(sorted), ...scale }
}

/** Between neighbours that differ, so that bins hold about as many rows each; every step where there are few values. */
function edgesOf(sorted: Float64Array): number[] {
  const most = mostBins - 2
  const steps = sorted.filter((value, at) => at > 0 && value !== sorted[at - 1])
  if (steps.length <= most) return [...steps].map((step) => between(sorted, step))
  const edges = new Set<number>()
  for (let part = 1; part <= most; part++) {
    const value = sorted[Math.floor((part * sorted.length) / (most + 1))] as number
    if (value !== sorted[0]) edges.add(between(sorted, value))
  }
  return [...edges]
}

/** Half way from the value before: a new value that lies between two seen ones goes to the nearer. */
function between(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  const halfWay = ((sorted[low - 1] as number) + value) / 2
  // Neighbours among floating-point numbers have no middle.
  return halfWay > (sorted[low - 1] as number) ? halfWay : value
}

function momentsOf(values: Float64Array): { mean: number; deviation: number; skew: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  let [square, cube] = [0, 0]
  for (const value of values) {
    square += (value - mean) ** 2
    cube += (value - mean) ** 3
  }
  const deviation = Math.sqrt(square / values.length)
  return { mean, deviation, skew: deviation > 0 ? cube / values.length / deviation ** 3 : 0 }
}

function weekdayFeature(column: string, days: Float64Array, least: number): ChoiceFeature[] {
  const { levels } = countLevels(Array.from(days, weekdayOf))
  const kept = [...levels.values()].filter(({ rows }) => rows >= least)
  if (kept.length < 2) return []
  return [{ kind: 'choice', column, isWeekday: true, levels: kept.map(({ shown }) => shown).sort() }]
}
