import { type RawSearch, textOf } from '../../platform/search-params.ts'

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

/** Anything that is no identifier falls away, so that an old link shows a board rather than a refusal. */
export function idOf(value: RawSearch[string]): string | undefined {
  const text = textOf(value)
  return text && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : undefined
}
