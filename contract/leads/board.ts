import { z } from 'zod'
import { Source } from '../deals/deal.ts'
import { MemberId, ProductId } from '../ids.ts'
import { Page, PageQuery } from '../page.ts'
import { route } from '../route.ts'
import { LeadInList, LeadStatus } from './lead.ts'

/** Qualified and disqualified leads stay on the board for so many days. */
export const closedDaysOnBoard = 30

const BoardFilter = {
  owner: MemberId.optional(),
  unassigned: z.enum(['true']).optional(),
  source: Source.optional(),
  product: ProductId.optional(),
}

export const LeadColumn = z.object({
  status: LeadStatus,
  leads: z.int(),
  /** Of these, how many wait for a first contact that is overdue. */
  late: z.int(),
  cards: z.array(LeadInList),
  next: z.string().nullable(),
})
export type LeadColumn = z.infer<typeof LeadColumn>

export const leadBoard = route({
  method: 'GET',
  path: '/leads/board',
  summary:
    'New leads with the most urgent first, contacted ones, and those of the last 30 days that were closed, in one answer.',
  needs: 'leads.see',
  query: z.object({
    ...BoardFilter,
    /** Cards a column begins with. */
    cards: z.coerce.number().int().min(1).max(100).default(20),
  }),
  returns: z.object({ columns: z.array(LeadColumn) }),
})

export const leadColumn = route({
  method: 'GET',
  path: '/leads/board/{status}',
  summary: 'More cards of one column.',
  needs: 'leads.see',
  params: z.object({ status: LeadStatus }),
  query: z.object({ ...PageQuery, ...BoardFilter }),
  returns: Page(LeadInList),
  refusals: ['bad_cursor'],
})
