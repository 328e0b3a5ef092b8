import { idOf, type RawSearch, textOf } from '../../platform/search-params.ts'

/** What the board shows, as its address says it. `owner` may be `me`. */
export interface BoardSearch {
  process: string | undefined
  owner: string | undefined
  product: string | undefined
  /** The dialog for a new deal is open. */
  create: string | undefined
}

export function readBoardSearch(raw: RawSearch): BoardSearch {
  return {
    process: idOf(raw.process),
    owner: textOf(raw.owner) === 'me' ? 'me' : idOf(raw.owner),
    product: idOf(raw.product),
    create: textOf(raw.create),
  }
}
