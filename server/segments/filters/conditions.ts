import { z } from 'zod'
import { type Condition, Filter, type FilterPart } from '../../../contract/segments/filters.ts'
import { Refusal } from '../../platform/refusal.ts'

/**
 * A filter out of a URL, where it stands as JSON.
 * @throws Refusal `malformed`
 */
export function parseFilter(text: string, path = 'query.filter'): Filter {
  const read = Filter.safeParse(readJson(text))
  if (read.success) return read.data
  throw new Refusal('malformed', undefined, [{ path, code: 'bad_value', message: 'not a filter' }])
}

/**
 * Several filters out of a URL, ten at the most.
 * @throws Refusal `malformed`
 */
export function parseFilters(text: string): readonly Filter[] {
  const read = z.array(Filter).min(1).max(10).safeParse(readJson(text))
  if (read.success) return read.data
  throw new Refusal('malformed', undefined, [
    { path: 'query.filters', code: 'bad_value', message: 'not one to ten filters' },
  ])
}

/** The conditions of a filter, at whatever depth. */
export function conditionsOf(filter: Filter): Condition[] {
  const parts: readonly FilterPart[] = 'all' in filter ? filter.all : filter.any
  return parts.flatMap((part) => ('field' in part ? [part] : conditionsOf(part)))
}

/** The ids of the segments it names. */
export function segmentsNamed(filter: Filter): string[] {
  return conditionsOf(filter).flatMap(({ field, value }) =>
    /(^|_)segment$/.test(field) && Array.isArray(value) ? value : [],
  )
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
