import { z } from 'zod'
import { ActivityKind, ActivityOutcome, Direction } from '../customers/activities.ts'
import { Day, Instant } from '../days.ts'
import { CompanyId, LeadId, MemberId, PersonId, ProcessId, ProductId, TeamId } from '../ids.ts'
import { Currency, MinorUnits } from '../money.ts'
import { route } from '../route.ts'
import { Line, Prose, Text } from '../text.ts'
import { DisqualifyReason, Lead } from './lead.ts'

const params = z.object({ id: LeadId })

export const contactLead = route({
  method: 'POST',
  path: '/leads/{id}/contacts',
  summary:
    'Log a call, e-mail, meeting, letter or note. The first that is no note ends the wait for a first contact.',
  needs: 'leads.edit',
  params,
  body: z.strictObject({
    kind: ActivityKind,
    direction: Direction.nullable().optional(),
    outcome: ActivityOutcome.nullable().optional(),
    subject: Line(300).nullable().optional(),
    body: Prose().nullable().optional(),
    /** Now unless said. */
    at: Instant.optional(),
  }),
  returns: Lead,
  status: 201,
  refusals: ['lead_qualified'],
})

export const disqualifyLead = route({
  method: 'PUT',
  path: '/leads/{id}/disqualification',
  summary: 'This one will not buy, and why; with a day it comes back as new by itself.',
  needs: 'leads.edit',
  params,
  body: z.strictObject({
    reason: DisqualifyReason,
    note: Prose(5_000).optional(),
    recycleOn: Day.optional(),
    /** The lead that it doubles. */
    duplicateOf: LeadId.optional(),
  }),
  returns: Lead,
  refusals: ['lead_qualified', 'reason_required', 'malformed'],
})

export const reopenLead = route({
  method: 'DELETE',
  path: '/leads/{id}/disqualification',
  summary: 'Take a disqualified lead up again: it is new, and its clock begins anew.',
  needs: 'leads.edit',
  params,
  query: z.object({ reason: Line(500).optional() }),
  returns: Lead,
  refusals: ['lead_open', 'lead_qualified'],
})

export const assignLead = route({
  method: 'PUT',
  path: '/leads/{id}/owner',
  summary: 'Give a lead to a person, or into the queue of a team.',
  needs: 'leads.edit',
  params,
  body: z.strictObject({ ownerId: MemberId.nullable(), teamId: TeamId.nullable().optional() }),
  returns: Lead,
  refusals: ['malformed'],
})

export const bulkAssignLeads = route({
  method: 'POST',
  path: '/leads/bulk-owners',
  summary: 'Give several leads to one person.',
  needs: 'leads.edit',
  body: z.strictObject({ ids: z.array(LeadId).min(1).max(500), ownerId: MemberId }),
  returns: z.object({ changed: z.array(LeadId) }),
  refusals: ['malformed'],
})

export const bulkDisqualifyLeads = route({
  method: 'POST',
  path: '/leads/bulk-disqualifications',
  summary: 'Disqualify several leads for one reason. Those that are closed already stay as they are.',
  needs: 'leads.edit',
  body: z.strictObject({
    ids: z.array(LeadId).min(1).max(500),
    reason: DisqualifyReason,
    note: Prose(5_000).optional(),
    recycleOn: Day.optional(),
  }),
  returns: z.object({ changed: z.array(LeadId) }),
  refusals: ['reason_required'],
})

/** Why a record we have may be the same. */
export const matchReasons = ['email', 'phone', 'domain', 'name'] as const
export const MatchReason = z.enum(matchReasons)
export type MatchReason = z.infer<typeof MatchReason>

export const CompanyMatch = z.object({
  id: CompanyId,
  name: z.string(),
  city: z.string().nullable(),
  website: z.string().nullable(),
  owner: z.string().nullable(),
  openDeals: z.int(),
  because: z.array(MatchReason),
})
export type CompanyMatch = z.infer<typeof CompanyMatch>

export const PersonMatch = z.object({
  id: PersonId,
  name: z.string(),
  jobTitle: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.object({ id: CompanyId, name: z.string() }).nullable(),
  because: z.array(MatchReason),
})
export type PersonMatch = z.infer<typeof PersonMatch>

export const proposeConversion = route({
  method: 'GET',
  path: '/leads/{id}/conversion-proposal',
  summary: 'Companies and people we have that may be this lead, the process the rules choose, and a title.',
  needs: 'leads.convert',
  params,
  returns: z.object({
    companies: z.array(CompanyMatch),
    people: z.array(PersonMatch),
    /** Null while no process is published. */
    process: z.object({ id: ProcessId, name: Text }).nullable(),
    title: z.string(),
  }),
})

const Taken = <Id extends z.ZodType>(id: Id) =>
  z.union([z.strictObject({ id }), z.strictObject({ name: Line() }), z.null()])

export const convertLead = route({
  method: 'PUT',
  path: '/leads/{id}/conversion',
  summary:
    'Qualify a lead: it becomes a company, a person and a deal, each new or one we have. What is known goes along.',
  needs: 'leads.convert',
  params,
  body: z.strictObject({
    /** One we have, a new one of that name, or none. */
    company: Taken(CompanyId),
    person: Taken(PersonId),
    deal: z.strictObject({
      title: Line(200),
      /** Another than the rules choose takes the right to. */
      processId: ProcessId.optional(),
      productId: ProductId.optional(),
      ownerId: MemberId.optional(),
      amount: MinorUnits.optional(),
      currency: Currency.optional(),
      expectedCloseOn: Day.optional(),
    }),
  }),
  returns: Lead,
  refusals: ['lead_qualified', 'lead_disqualified', 'process_invalid', 'malformed'],
})

export const undoConversion = route({
  method: 'DELETE',
  path: '/leads/{id}/conversion',
  summary: 'Take a conversion back, within ten minutes and while nobody has worked on its deal.',
  needs: 'leads.convert',
  params,
  returns: Lead,
  refusals: ['lead_open', 'conversion_not_undoable'],
})
