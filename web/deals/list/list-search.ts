import { dealSorts, dealStatuses, type listDeals, sources } from '../../../contract/deals/deals.ts'
import type { Sent } from '../../../contract/route.ts'
import type { Condition } from '../../../contract/segments/filters.ts'
import { oneOf, type RawSearch, textOf } from '../../platform/search-params.ts'
import type { LookSearch } from '../../segments/views/list-look.ts'
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
    filter: textOf(raw.filter),
    view: textOf(raw.view),
    columns: textOf(raw.columns),
    sort: oneOf(raw.sort, dealSorts) ?? 'created',
    direction: oneOf(raw.direction, ['asc', 'desc']) ?? 'desc',
  }
}

/** The same as the API asks for it. */
export function queryOf(search: ListSearch, me: string): NonNullable<Sent<typeof listDeals>['query']> {
  const { owner, view: _view, columns: _columns, ...rest } = search
  const asked = { ...rest, owner: owner === 'me' ? me : owner, limit: 100 }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}

/** How the list is looked at, as views keep it: the usual order is none. */
export function lookOfSearch({ filter, columns, sort, direction, view }: ListSearch): LookSearch {
  const usual = sort === 'created' && direction === 'desc'
  return { filter, columns, view, sort: usual ? undefined : sort, direction: usual ? undefined : direction }
}

/** Nothing is said in the address: the list may open as its reader likes it. */
export function isPristine({ sort: _sort, direction: _direction, ...said }: ListSearch): boolean {
  return Object.values(said).every((value) => value === undefined)
}

/** What is asked of deals most, beside how they stand; the words are `views.quick.<key>`. */
export const quickDeals: readonly { key: string; condition: Condition }[] = [
  { key: 'mine', condition: { field: 'owner', operator: 'any_of', value: ['me'] } },
  { key: 'no_next_step', condition: { field: 'next_step', operator: 'is', value: false } },
  {
    key: 'silent',
    condition: { field: 'last_activity', operator: 'not_in_last', value: { count: 30, unit: 'day' } },
  },
]

export function keyOf(value: RawSearch[string]): string | undefined {
  const text = textOf(value)
  return text && /^([a-z][a-z0-9_]{0,59}|WON)$/.test(text) ? text : undefined
}

export function dayOf(value: RawSearch[string]): string | undefined {
  const text = textOf(value)
  return text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined
}
