import { oneOf, type RawSearch, textOf } from '../../platform/search-params.ts'

/** `rules`: as published, or as they are being written. `shows`: the process whose deals are listed. */
export interface ChoosingSearch {
  rules: 'published' | 'draft'
  shows: string | undefined
}

export function readChoosingSearch(raw: RawSearch): ChoosingSearch {
  return { rules: oneOf(raw.rules, ['published', 'draft']) ?? 'published', shows: textOf(raw.shows) }
}
