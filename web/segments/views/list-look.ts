import type { View } from '../../../contract/segments/views.ts'
import { type RawSearch, textOf } from '../../platform/search-params.ts'
import { readFilter, writeFilter } from '../filter/filter-model.ts'

/** How a list is looked at, as its address says it: texts, so that the address and the view compare. */
export interface Look {
  /** A filter's JSON. */
  filter: string | undefined
  /** The columns shown, with commas between. */
  columns: string | undefined
  sort: string | undefined
  direction: string | undefined
}

/** The view it began with, beside the look: `all` is the list without any. */
export type LookSearch = Look & { view: string | undefined }

export function readLook(raw: RawSearch): LookSearch {
  return {
    filter: textOf(raw.filter),
    columns: textOf(raw.columns),
    sort: textOf(raw.sort),
    direction: textOf(raw.direction),
    view: textOf(raw.view),
  }
}

export const plainLook: Look = {
  filter: undefined,
  columns: undefined,
  sort: undefined,
  direction: undefined,
}

export function lookOf({ filter, columns, sort }: View): Look {
  return {
    filter: writeFilter(filter),
    columns: columns?.join(','),
    sort: sort?.by,
    direction: sort?.direction,
  }
}

export const isSameLook = (one: Look, other: Look): boolean =>
  writeFilter(readFilter(one.filter)) === writeFilter(readFilter(other.filter)) &&
  one.columns === other.columns &&
  one.sort === other.sort &&
  one.direction === other.direction
