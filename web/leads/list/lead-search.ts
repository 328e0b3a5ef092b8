import { channels, sources } from '../../../contract/deals/deal.ts'
import { cameBys, disqualifyReasons, type LeadStatus, leadStatuses } from '../../../contract/leads/lead.ts'
import { leadSorts, type listLeads } from '../../../contract/leads/leads.ts'
import type { Sent } from '../../../contract/route.ts'
import type { FilterPart } from '../../../contract/segments/filters.ts'
import { idOf, oneOf, type RawSearch, textOf } from '../../platform/search-params.ts'
import { isOne, isSo, isWithin } from '../../segments/filter/filter-model.ts'
import { readListSearch } from '../../segments/list/list-search.ts'
import type { QuickFilter } from '../../segments/views/ViewRow.tsx'

/** Whose leads: `me`, `nobody`, or a colleague's id. */
export const readOwner = (value: RawSearch[string]) => oneOf(value, ['me', 'nobody']) ?? idOf(value)

/** Whose, as the API asks it. */
export function ownerQuery(owner: string | undefined, me: string) {
  if (owner === 'nobody') return { unassigned: 'true' as const }
  return owner ? { owner: (owner === 'me' ? me : owner) as never } : {}
}

/** What the list shows, as its address says it: the names are those of the API. */
export type LeadSearch = ReturnType<typeof readLeadSearch>

export function readLeadSearch(raw: RawSearch) {
  return {
    status: oneOf<LeadStatus>(raw.status, leadStatuses),
    late: oneOf(raw.late, ['true']),
    owner: readOwner(raw.owner),
    source: oneOf(raw.source, sources),
    channel: oneOf(raw.channel, channels),
    cameBy: oneOf(raw.cameBy, cameBys),
    disqualifyReason: oneOf(raw.disqualifyReason, disqualifyReasons),
    deal: oneOf(raw.deal, ['any', 'won']),
    createdFrom: dayOf(raw.createdFrom),
    createdTo: dayOf(raw.createdTo),
    ...readListSearch(raw),
    sort: oneOf(raw.sort, leadSorts),
    direction: oneOf(raw.direction, ['asc', 'desc']),
  }
}

export function queryOf(search: LeadSearch, me: string): NonNullable<Sent<typeof listLeads>['query']> {
  const { owner, view: _view, columns: _columns, ...rest } = search
  const asked = { ...rest, ...ownerQuery(owner, me), limit: 100 }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}

/** What narrows the list besides its filter, in a filter's words, so that a view keeps it. */
export function besidesOf(search: LeadSearch): FilterPart[] {
  const { owner, late } = search
  const choices = [
    ['status', search.status],
    ['source', search.source],
    ['channel', search.channel],
    ['came_by', search.cameBy],
    ['disqualify_reason', search.disqualifyReason],
    ['owner', owner === 'nobody' ? undefined : owner],
  ] as const
  return [
    ...choices.flatMap(([field, value]) => (value ? [isOne(field, value)] : [])),
    ...(owner === 'nobody' ? [{ field: 'owner', operator: 'empty' } as const] : []),
    ...(late ? [isOne('status', 'new'), isSo('late')] : []),
    ...(search.deal ? [isSo(search.deal === 'won' ? 'became_won' : 'became_deal')] : []),
    ...isWithin('created', search.createdFrom, search.createdTo),
  ]
}

/** What is asked of leads most, beside how they stand. */
export const quickLeads: readonly QuickFilter[] = [
  { key: 'mine', part: { field: 'owner', operator: 'any_of', value: ['me'] }, counted: true },
  { key: 'nobodys', part: { field: 'owner', operator: 'empty' }, counted: true },
  {
    key: 'new_this_week',
    part: { field: 'created', operator: 'in_period', value: 'this_week' },
    counted: true,
  },
]

function dayOf(value: RawSearch[string]): string | undefined {
  const text = textOf(value)
  return text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined
}
