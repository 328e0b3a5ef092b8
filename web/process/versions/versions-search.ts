import { numberOf, type RawSearch, textOf } from '../../platform/search-params.ts'

/** Which two versions are compared, as the address says it. `to` may be the draft. */
export interface VersionsSearch {
  from: number | undefined
  to: number | 'draft' | undefined
}

export function readVersionsSearch(raw: RawSearch): VersionsSearch {
  const from = numberOf(raw.from)
  const to = textOf(raw.to) === 'draft' ? 'draft' : numberOf(raw.to)
  return { from: from && from > 0 ? from : undefined, to: to === 'draft' || (to && to > 0) ? to : undefined }
}
