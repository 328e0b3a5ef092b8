import type { DraftDocument } from '../../../../contract/process/process-document.ts'
import { isKeyedList, type Keyed, same } from './keyed.ts'
import { withoutTwins, withTasksMoved } from './moved-tasks.ts'
import { mergedOrder } from './order.ts'

/**
 * Clash   both changed the same property; mine stays, theirs is kept to be taken.
 *         `removed`: one removed a thing the other worked on; it stays, so that nobody's work is lost.
 */
export interface Clash {
  /** Property names and keys from the document down: `['stages', 'visit', 'purpose']`. */
  path: string[]
  kind: 'changed' | 'removed_by_them' | 'removed_by_me'
  /** What the other wrote; undefined: nothing. */
  theirs: unknown
}

/**
 * What two people made of the same document, as one: things by their keys, properties one by one, lists in an order that
 * respects both. Where both changed the same, mine stands and a clash says what theirs was.
 */
export function mergeDocuments(
  base: DraftDocument,
  mine: DraftDocument,
  theirs: DraftDocument,
): { document: DraftDocument; clashes: Clash[] } {
  if (same(mine, theirs) || same(base, theirs)) return { document: mine, clashes: [] }
  if (same(base, mine)) return { document: theirs, clashes: [] }
  const clashes: Clash[] = []
  const [from, own, others] = withTasksMoved(base, mine, theirs)
  const merged = mergeObjects({ path: [], clashes }, from, own, others) as unknown as DraftDocument
  return { document: withoutTwins(merged, mine), clashes }
}

interface Merging {
  path: string[]
  clashes: Clash[]
}

type Loose = Record<string, unknown>

function mergeValues(at: Merging, base: unknown, mine: unknown, theirs: unknown): unknown {
  if (same(mine, theirs) || same(base, theirs)) return mine
  if (same(base, mine)) return theirs
  if (isKeyedList(mine) && isKeyedList(theirs) && isKeyedList(base ?? []))
    return mergeLists(at, (base ?? []) as Keyed[], mine, theirs)
  if (isSet(mine) && isSet(theirs) && isSet(base)) return mergeSets(base, mine, theirs)
  if (hasParts(mine) && hasParts(theirs) && hasParts(base)) return mergeObjects(at, base, mine, theirs)
  at.clashes.push({ path: at.path, kind: 'changed', theirs })
  return mine
}

function mergeObjects(at: Merging, base: object, mine: object, theirs: object): Loose {
  const [from, own, others] = [base as Loose, mine as Loose, theirs as Loose]
  const merged: Loose = {}
  for (const name of new Set([...Object.keys(own), ...Object.keys(others)])) {
    const value = mergeValues(inside(at, name), from[name], own[name], others[name])
    if (value !== undefined) merged[name] = value
  }
  return merged
}

function mergeLists(at: Merging, base: Keyed[], mine: Keyed[], theirs: Keyed[]): Keyed[] {
  const [from, own, others] = [byKey(base), byKey(mine), byKey(theirs)]
  const things = new Map<string, Keyed>()
  for (const key of new Set([...own.keys(), ...others.keys()])) {
    const thing = mergeThing(inside(at, key), from.get(key), own.get(key), others.get(key))
    if (thing) things.set(key, thing)
  }
  const keysOf = (list: Keyed[]) => list.map(({ key }) => key)
  const order = mergedOrder(keysOf(base), keysOf(mine), keysOf(theirs), new Set(things.keys()))
  return order.flatMap((key) => things.get(key) ?? [])
}

/** Added by either stays; removed by one goes, unless the other worked on it. */
function mergeThing(at: Merging, base?: Keyed, mine?: Keyed, theirs?: Keyed): Keyed | undefined {
  if (mine && theirs) return mergeObjects(at, base ?? {}, mine, theirs) as unknown as Keyed
  const left = mine ?? theirs
  if (!base || !left) return left
  if (same(base, left)) return undefined
  at.clashes.push({ path: at.path, kind: mine ? 'removed_by_them' : 'removed_by_me', theirs })
  return left
}

/** Lists of plain words (fields, keys of others): what one adds is added, what one takes out is out. */
function mergeSets(base: string[], mine: string[], theirs: string[]): string[] {
  const stay = mine.filter((one) => theirs.includes(one) || !base.includes(one))
  return [...stay, ...theirs.filter((one) => !mine.includes(one) && !base.includes(one))]
}

const isSet = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

/** A span of time is one value: half of one and half of another would be none. */
const hasParts = (value: unknown): value is Loose =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !('workingMinutes' in value || 'workingDays' in value)

const byKey = (list: Keyed[]) => new Map(list.map((thing) => [thing.key, thing]))
const inside = ({ path, clashes }: Merging, name: string): Merging => ({ path: [...path, name], clashes })
