import { readFilter } from '../filter/filter-model.ts'
import type { Look } from './list-look.ts'

/** A look as a view keeps it. */
export function bodyOf({ filter, columns, sort, direction }: Look) {
  return {
    filter: readFilter(filter),
    sort: sort ? { by: sort, direction: direction === 'desc' ? ('desc' as const) : ('asc' as const) } : null,
    columns: columns?.split(',') ?? null,
  }
}
