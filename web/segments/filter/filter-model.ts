import type { Condition, Filter, FilterPart } from '../../../contract/segments/filters.ts'

/** Where a part stands in a filter: `[1, 0]` is the first of the second part. */
export type Place = readonly number[]

export const everything: Filter = { all: [] }

/** The field has this very value. */
export const isOne = (field: string, value: string): Condition => ({
  field,
  operator: 'any_of',
  value: [value],
})

/** A yes or no is yes. */
export const isSo = (field: string): Condition => ({ field, operator: 'is', value: true })

/** A period of a report: from its first day, up to its last. */
export const isWithin = (field: string, from: string | undefined, to: string | undefined): Condition[] => [
  ...(from ? [{ field, operator: 'since' as const, value: from }] : []),
  ...(to ? [{ field, operator: 'until' as const, value: to }] : []),
]

export const partsOf = (filter: Filter): readonly FilterPart[] => ('all' in filter ? filter.all : filter.any)
export const joinOf = (filter: Filter): 'all' | 'any' => ('all' in filter ? 'all' : 'any')
export const isEmpty = (filter: Filter): boolean => partsOf(filter).length === 0

/** A filter out of the address; what is none there is no filter. The server looks at every part of it. */
export function readFilter(text: string | undefined): Filter {
  if (!text) return everything
  try {
    const read: unknown = JSON.parse(text)
    return isFilter(read) ? read : everything
  } catch {
    return everything
  }
}

/** As the address has it, the same text for the same filter; nothing where it means everything. */
export const writeFilter = (filter: Filter): string | undefined =>
  isEmpty(filter) ? undefined : written(filter)

/** With the part at a place changed, or taken away where it is null. A group that is left empty goes with it. */
export function withPart(filter: Filter, place: Place, part: FilterPart | null): Filter {
  const [at, ...deeper] = place
  const parts = partsOf(filter).flatMap((one, index) => {
    if (index !== at) return [one]
    const next = deeper.length > 0 && !('field' in one) ? withPart(one, deeper, part) : part
    return next === null || (!('field' in next) && isEmpty(next)) ? [] : [next]
  })
  return joined(joinOf(filter), parts)
}

/** With one more part at the end of the group at a place; `[]` is the filter itself. */
export function withMore(filter: Filter, place: Place, part: FilterPart): Filter {
  const [at, ...deeper] = place
  if (at === undefined) return joined(joinOf(filter), [...partsOf(filter), part])
  return joined(
    joinOf(filter),
    partsOf(filter).map((one, index) =>
      index === at && !('field' in one) ? withMore(one, deeper, part) : one,
    ),
  )
}

/** With all these parts as well, each once, whichever way the filter is joined. */
export const withAll = (filter: Filter, parts: readonly FilterPart[]): Filter =>
  parts.reduce<Filter>(
    (all, part) => (placeOf(all, part) >= 0 ? all : withMore(all, [], part)),
    'all' in filter || parts.length === 0 ? filter : isEmpty(filter) ? everything : { all: [filter] },
  )

/** With the group at a place joined the other way. */
export function rejoined(filter: Filter, place: Place): Filter {
  const [at, ...deeper] = place
  if (at === undefined) return joined(joinOf(filter) === 'all' ? 'any' : 'all', partsOf(filter))
  return joined(
    joinOf(filter),
    partsOf(filter).map((one, index) => (index === at && !('field' in one) ? rejoined(one, deeper) : one)),
  )
}

/** The place of a part among the outermost ones, or -1: whether a quick filter is pressed. */
export function placeOf(filter: Filter, part: FilterPart): number {
  const text = written(part)
  return joinOf(filter) === 'all' ? partsOf(filter).findIndex((one) => written(one) === text) : -1
}

const joined = (how: 'all' | 'any', parts: readonly FilterPart[]): Filter =>
  how === 'all' ? { all: parts } : { any: parts }

/** The database gives the parts of a condition back in an order of its own. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )

function isFilter(value: unknown): value is Filter {
  if (typeof value !== 'object' || value === null) return false
  const { all, any } = value as { all?: unknown; any?: unknown }
  const parts = all ?? any
  return Array.isArray(parts) && parts.every((part) => isCondition(part) || isFilter(part))
}

const isCondition = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && typeof (value as Condition).field === 'string'
