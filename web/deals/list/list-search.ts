import { dealSorts, dealStatuses, type listDeals, sources } from '../../../contract/deals/deals.ts'
import type { Sent } from '../../../contract/route.ts'
import { oneOf, type RawSearch, textOf } from '../../platform/search-params.ts'
import { idOf } from '../board/board-search.ts'

/** What the list shows, as its address says it: the names are those of the API. `owner` may be `me`. */
export type ListSearch = ReturnType<typeof readListSearch>

export function readListSearch(raw: RawSearch) {
  return {
    status: oneOf(raw.status, dealStatuses),
    late: oneOf(raw.late, ['true']),
    flagged: oneOf(raw.flagged, ['true']),
    buyer: oneOf(raw.buyer, ['behind']),
    process: idOf(raw.process),
    stage: keyOf(raw.stage),
    reached: keyOf(raw.reached),
    owner: textOf(raw.owner) === 'me' ? 'me' : idOf(raw.owner),
    company: idOf(raw.company),
    person: idOf(raw.person),
    product: idOf(raw.product),
    source: oneOf(raw.source, sources),
    currency: /^[A-Z]{3}$/.test(textOf(raw.currency) ?? '') ? textOf(raw.currency) : undefined,
    closedFrom: dayOf(raw.closedFrom),
    closedTo: dayOf(raw.closedTo),
    createdFrom: dayOf(raw.createdFrom),
    createdTo: dayOf(raw.createdTo),
    text: textOf(raw.text)?.slice(0, 100),
    sort: oneOf(raw.sort, dealSorts) ?? 'created',
    direction: oneOf(raw.direction, ['asc', 'desc']) ?? 'desc',
  }
}

/** The same as the API asks for it. */
export function queryOf(search: ListSearch, me: string): NonNullable<Sent<typeof listDeals>['query']> {
  const { owner, ...rest } = search
  const asked = { ...rest, owner: owner === 'me' ? me : owner, limit: 100 }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}

export function keyOf(value: RawSearch[string]): string | undefined {
  const text = textOf(value)
  return text && /^([a-z][a-z0-9_]{0,59}|WON)$/.test(text) ? text : undefined
}

export function dayOf(value: RawSearch[string]): string | undefined {
  const text = textOf(value)
  return text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined
}
