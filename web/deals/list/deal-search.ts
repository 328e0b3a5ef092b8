import { dealStatuses, sources } from '../../../contract/deals/deal.ts'
import { dealSorts, type listDeals } from '../../../contract/deals/deals.ts'
import type { Sent } from '../../../contract/route.ts'
import type { Condition, FilterPart } from '../../../contract/segments/filters.ts'
import { idOf, oneOf, type RawSearch, textOf } from '../../platform/search-params.ts'
import { isOne, isSo, isWithin } from '../../segments/filter/filter-model.ts'
import { readListSearch } from '../../segments/list/list-search.ts'
import type { QuickFilter } from '../../segments/views/ViewRow.tsx'

/** What the list shows, as its address says it: the names are those of the API. `owner` may be `me`. */
export type DealSearch = ReturnType<typeof readDealSearch>

export function readDealSearch(raw: RawSearch) {
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
    ...readListSearch(raw),
    sort: oneOf(raw.sort, dealSorts),
    direction: oneOf(raw.direction, ['asc', 'desc']),
  }
}

/** The same as the API asks for it. */
export function queryOf(search: DealSearch, me: string): NonNullable<Sent<typeof listDeals>['query']> {
  const { owner, view: _view, columns: _columns, ...rest } = search
  const asked = { ...rest, owner: owner === 'me' ? me : owner, limit: 100 }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}

/** What narrows the list besides its filter, in a filter's words, so that a view keeps it. */
export function besidesOf(search: DealSearch): FilterPart[] {
  const fields = [
    ...(['status', 'owner', 'process', 'company', 'product', 'source'] as const),
    ...(['stage', 'reached', 'person', 'currency'] as const),
  ]
  return [
    ...fields.flatMap((field) => (search[field] ? [isOne(field, search[field])] : [])),
    ...(search.late ? [isSo('late')] : []),
    ...(search.flagged ? [isSo('flagged')] : []),
    ...(search.buyer ? [isSo('buyer_behind')] : []),
    ...isWithin('closed', search.closedFrom, search.closedTo),
    ...isWithin('created', search.createdFrom, search.createdTo),
  ]
}

/** A deal that is closed needs nothing more. */
const open: Condition = { field: 'status', operator: 'any_of', value: ['open'] }

/** What is asked of deals most, beside how they stand. */
export const quickDeals: readonly QuickFilter[] = [
  { key: 'mine', part: { field: 'owner', operator: 'any_of', value: ['me'] }, counted: true },
  {
    key: 'no_next_step',
    part: { all: [open, { field: 'next_step', operator: 'is', value: false }] },
  },
  {
    key: 'closing_this_month',
    part: { all: [open, { field: 'expected_close', operator: 'in_period', value: 'this_month' }] },
  },
  {
    key: 'new_this_week',
    part: { field: 'created', operator: 'in_period', value: 'this_week' },
    counted: true,
  },
  {
    key: 'silent',
    part: {
      all: [open, { field: 'last_activity', operator: 'not_in_last', value: { count: 30, unit: 'day' } }],
    },
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
