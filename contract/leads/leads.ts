import { z } from 'zod'
import { Email, Phone, WebAddress } from '../customers/contact-details.ts'
import { TagsAsked } from '../customers/tags.ts'
import { Day } from '../days.ts'
import { Channel, Source } from '../deals/deal.ts'
import { TimelineEntry } from '../deals/deals.ts'
import { OwnEdit } from '../fields.ts'
import { CompanyId, LeadId, MemberId, PersonId, ProductId, TeamId } from '../ids.ts'
import { Currency, MinorUnits } from '../money.ts'
import { Page, PageQuery } from '../page.ts'
import { route } from '../route.ts'
import { NarrowingQuery } from '../segments/filters.ts'
import { Country } from '../team/calendar.ts'
import { Language, Line, Prose } from '../text.ts'
import { CameBy, DisqualifyReason, Lead, LeadInList, LeadStatus, Utm } from './lead.ts'

const params = z.object({ id: LeadId })

/** Names of columns a list may be sorted by; nothing else reaches the statement. */
export const leadSorts = ['created', 'name', 'due', 'score', 'status'] as const

export const LeadFilter = {
  status: LeadStatus.optional(),
  owner: MemberId.optional(),
  team: TeamId.optional(),
  /** Nobody has it. */
  unassigned: z.enum(['true']).optional(),
  source: Source.optional(),
  channel: Channel.optional(),
  cameBy: CameBy.optional(),
  product: ProductId.optional(),
  disqualifyReason: DisqualifyReason.optional(),
  company: CompanyId.optional(),
  person: PersonId.optional(),
  createdFrom: Day.optional(),
  createdTo: Day.optional(),
  /** New ones whose first contact is overdue. */
  late: z.enum(['true']).optional(),
  /** Became a deal, or one that was won. */
  deal: z.enum(['any', 'won']).optional(),
  text: Line(100).optional(),
}

export const listLeads = route({
  method: 'GET',
  path: '/leads',
  summary: 'Leads one may see, filtered and sorted, page by page.',
  needs: 'leads.see',
  query: z.object({
    ...PageQuery,
    ...LeadFilter,
    ...NarrowingQuery,
    ...TagsAsked,
    sort: z.enum(leadSorts).default('created'),
    direction: z.enum(['asc', 'desc']).default('desc'),
  }),
  returns: Page(LeadInList),
  refusals: ['bad_cursor'],
})

/** What somebody says of a lead; null empties a field. */
const facts = {
  name: Line(),
  companyName: Line().nullable(),
  jobTitle: Line(120).nullable(),
  email: Email.nullable(),
  phone: Phone.nullable(),
  website: WebAddress.nullable(),
  city: Line(120).nullable(),
  country: Country.nullable(),
  language: Language.nullable(),
  need: Prose().nullable(),
  productId: ProductId.nullable(),
  amount: MinorUnits.nullable(),
  /** The company's own currency unless said. */
  currency: Currency.nullable(),
  source: Source.nullable(),
  channel: Channel.nullable(),
  campaign: Line(200).nullable(),
  /** The company's own fields by key; those left out stay, null empties one. */
  own: OwnEdit,
}

export const createLead = route({
  method: 'POST',
  path: '/leads',
  summary:
    'A new lead: fields, or one line as `Anna Nowak, anna@firma.pl, +48 601 234 567, wants 20 lamps` that is taken apart.',
  needs: 'leads.edit',
  body: z
    .strictObject({
      ...z.object(facts).partial().shape,
      /** Fields given beside it win over what it says. */
      line: Line(2_000).optional(),
      utm: Utm.optional(),
      /** Left out: by the assignment rules, else whoever makes the record. Null: nobody yet. */
      ownerId: MemberId.nullable().optional(),
    })
    .refine(({ line, name, companyName, email, phone }) => line ?? name ?? companyName ?? email ?? phone, {
      error: 'says neither who nor how to reach them',
      path: ['name'],
    }),
  returns: Lead,
  status: 201,
  refusals: ['malformed'],
})

export const showLead = route({
  method: 'GET',
  path: '/leads/{id}',
  summary: 'One lead with its clock, what was said so far and what may be done with it.',
  needs: 'leads.see',
  params,
  returns: Lead,
})

export const editLead = route({
  method: 'PATCH',
  path: '/leads/{id}',
  summary: 'Change facts of a lead; null empties a field.',
  needs: 'leads.edit',
  params,
  body: z.strictObject(facts).partial(),
  returns: Lead,
  ifMatch: true,
  refusals: ['changed_meanwhile', 'malformed'],
})

export const leadTimeline = route({
  method: 'GET',
  path: '/leads/{id}/timeline',
  summary: 'What happened on the lead, newest first.',
  needs: 'leads.see',
  params,
  query: z.object({ ...PageQuery }),
  returns: Page(TimelineEntry),
  refusals: ['bad_cursor'],
})
