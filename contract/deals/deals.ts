import { z } from 'zod'
import { TagsAsked } from '../customers/tags.ts'
import { Day, Instant } from '../days.ts'
import { OwnEdit } from '../fields.ts'
import { CompanyId, DealId, MemberId, PersonId, ProcessId, ProductId } from '../ids.ts'
import { Currency, MinorUnits } from '../money.ts'
import { Named } from '../named.ts'
import { Page, PageQuery } from '../page.ts'
import { Key } from '../process/process-document.ts'
import { route } from '../route.ts'
import { NarrowingQuery } from '../segments/filters.ts'
import { Line } from '../text.ts'
import { Channel, Deal, DealInList, DealStatus, Persona, Source } from './deal.ts'

const params = z.object({ id: DealId })

/** Names of columns a list may be sorted by; nothing else reaches the statement. */
export const dealSorts = ['created', 'amount', 'entered', 'closed', 'expected_close'] as const

/** Open deals before resting ones before closed ones, each newest first: of one company or person alone. */
const ofOneCustomer = 'open_first'

export const DealFilter = {
  process: ProcessId.optional(),
  stage: Key.optional(),
  status: DealStatus.optional(),
  owner: MemberId.optional(),
  company: CompanyId.optional(),
  person: PersonId.optional(),
  product: ProductId.optional(),
  source: Source.optional(),
  currency: Currency.optional(),
  closedFrom: Day.optional(),
  closedTo: Day.optional(),
  createdFrom: Day.optional(),
  createdTo: Day.optional(),
  /** Deals that ever stood in this stage: what a bar of the funnel counts. */
  reached: Key.optional(),
  flagged: z.enum(['true']).optional(),
  /** Open deals that have been in their stage for longer than its deadline. */
  late: z.enum(['true']).optional(),
  /** Open deals whose buyer is not yet where their stage says he should be. */
  buyer: z.enum(['behind']).optional(),
  text: Line(100).optional(),
}

export const listDeals = route({
  method: 'GET',
  path: '/deals',
  summary: 'Deals one may see, filtered and sorted, page by page.',
  needs: 'deals.see',
  query: z.object({
    ...PageQuery,
    ...DealFilter,
    ...NarrowingQuery,
    ...TagsAsked,
    /** `open_first` takes a company or a person. */
    sort: z.enum([...dealSorts, ofOneCustomer]).default('created'),
    direction: z.enum(['asc', 'desc']).default('desc'),
  }),
  returns: Page(DealInList),
  refusals: ['bad_cursor'],
})

export const createDeal = route({
  method: 'POST',
  path: '/deals',
  summary:
    'A new deal: in the process asked for, else in the one the rules choose; it enters the first stage.',
  needs: 'deals.edit',
  body: z.strictObject({
    title: Line(200),
    processId: ProcessId.optional(),
    companyId: CompanyId.optional(),
    /** The person one talks to. */
    personId: PersonId.optional(),
    productId: ProductId.optional(),
    ownerId: MemberId.optional(),
    amount: MinorUnits.default(0),
    /** The company's own currency unless said. */
    currency: Currency.optional(),
    source: Source.optional(),
    channel: Channel.optional(),
    expectedCloseOn: Day.optional(),
    nextContactOn: Day.optional(),
    /** The company's own fields by key. */
    own: OwnEdit.optional(),
  }),
  returns: Deal,
  status: 201,
})

export const showDeal = route({
  method: 'GET',
  path: '/deals/{id}',
  summary: 'One deal with its company, people, stage visits, tasks and what its gate still wants.',
  needs: 'deals.see',
  params,
  returns: Deal,
})

export const editDeal = route({
  method: 'PATCH',
  path: '/deals/{id}',
  summary: 'Change facts of a deal; null empties a field.',
  needs: 'deals.edit',
  params,
  body: z
    .strictObject({
      title: Line(200),
      companyId: CompanyId.nullable(),
      productId: ProductId.nullable(),
      ownerId: MemberId.nullable(),
      amount: MinorUnits,
      currency: Currency,
      source: Source.nullable(),
      channel: Channel.nullable(),
      expectedCloseOn: Day.nullable(),
      nextContactOn: Day.nullable(),
      /** The company's own fields by key; those left out stay, null empties one. */
      own: OwnEdit,
    })
    .partial(),
  returns: Deal,
  ifMatch: true,
  refusals: ['changed_meanwhile', 'deal_closed', 'malformed'],
})

export const putPersonOnDeal = route({
  method: 'PUT',
  path: '/deals/{id}/people/{personId}',
  summary: 'Put a person on the deal, or change what he is in the purchase.',
  needs: 'deals.edit',
  params: z.object({ id: DealId, personId: PersonId }),
  body: z.strictObject({ personas: z.array(Persona).max(4).default([]) }),
  returns: Deal,
})

export const takePersonOffDeal = route({
  method: 'DELETE',
  path: '/deals/{id}/people/{personId}',
  summary: 'Take a person off the deal.',
  needs: 'deals.edit',
  params: z.object({ id: DealId, personId: PersonId }),
  returns: Deal,
})

export const TimelineEntry = z.object({
  seq: z.int(),
  type: z.string(),
  at: Instant,
  by: Named(MemberId).nullable(),
  via: z.string(),
  data: z.record(z.string(), z.unknown()),
})

export const dealTimeline = route({
  method: 'GET',
  path: '/deals/{id}/timeline',
  summary: 'What happened on the deal, newest first.',
  needs: 'deals.see',
  params,
  query: z.object({ ...PageQuery }),
  returns: Page(TimelineEntry),
  refusals: ['bad_cursor'],
})
