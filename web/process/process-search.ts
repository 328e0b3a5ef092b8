import { numberOf, oneOf, type RawSearch, textOf } from '../platform/search-params.ts'

/** What the page of a process shows, as its address says it. */
export interface ProcessSearch {
  view: 'map' | 'table'
  /** The number of a version. Absent: the latest. */
  version: number | undefined
  /** The key of the stage that is open on the map. */
  stage: string | undefined
}

export function readProcessSearch(raw: RawSearch): ProcessSearch {
  const version = numberOf(raw.version)
  return {
    view: oneOf(raw.view, ['map', 'table']) ?? 'map',
    version: version !== undefined && version > 0 ? version : undefined,
    stage: textOf(raw.stage),
  }
}
