import { z } from 'zod'
import { editCompany } from '../customers/companies.ts'
import { editPerson } from '../customers/people.ts'
import { Instant } from '../days.ts'
import { editDeal } from '../deals/deals.ts'
import { OwnValue } from '../fields.ts'
import { CompanyId, DealId, LeadId, MemberId, PersonId } from '../ids.ts'
import { editLead } from '../leads/leads.ts'
import { Named } from '../named.ts'
import { Page, PageQuery } from '../page.ts'
import { route } from '../route.ts'
import { Line, Text } from '../text.ts'
import { CheckedEntity, CheckKey } from './checks.ts'

const RecordId = z.union([CompanyId, PersonId, DealId, LeadId])

/** What may be proposed for a field, and where it was seen. */
export const hints = [
  'phone_prefix',
  'web_domain',
  'same_domain',
  'group',
  'company',
  'deal',
  'people',
  'typing',
  'mail_domain',
  'product_price',
  'last_deal',
] as const
export const Hint = z.enum(hints)
export type Hint = z.infer<typeof Hint>

export const Suggestion = z.object({
  value: OwnValue,
  /** What the value is called, where it is an id. */
  name: z.string().nullable(),
  hint: Hint,
})
export type Suggestion = z.infer<typeof Suggestion>

/**
 * The fields in which a finding can be put right, by the name filters know them by, and what they are called in an edit.
 * An amount is sent with its currency; an own field as `own: { key: value }`.
 */
export const repairFields = {
  company: {
    industry: 'industry',
    country: 'country',
    city: 'city',
    website: 'website',
    email: 'email',
    phone: 'phone',
    tax_id: 'taxId',
    employees: 'employees',
    owner: 'ownerId',
  },
  person: {
    email: 'email',
    phone: 'phone',
    job_title: 'jobTitle',
    language: 'language',
    company: 'companyId',
    owner: 'ownerId',
  },
  deal: {
    amount: 'amount',
    expected_close: 'expectedCloseOn',
    next_contact: 'nextContactOn',
    next_step: 'nextContactOn',
    source: 'source',
    channel: 'channel',
    company: 'companyId',
    owner: 'ownerId',
  },
  lead: {
    email: 'email',
    phone: 'phone',
    company_name: 'companyName',
    job_title: 'jobTitle',
    city: 'city',
    country: 'country',
    language: 'language',
    need: 'need',
    source: 'source',
    channel: 'channel',
    campaign: 'campaign',
    amount: 'amount',
  },
} as const satisfies Record<CheckedEntity, Record<string, string>>

export const Finding = z.object({
  id: RecordId,
  name: z.string(),
  /** What tells it apart: company, place or stage. */
  subtitle: z.string().nullable(),
  owner: Named(MemberId).nullable(),
  version: z.int(),
  /** The fields to fill in, in their order, and what stands in them; none where it is put right elsewhere. */
  fields: z.array(
    z.object({
      field: z.string(),
      value: OwnValue.nullable(),
      /** The likeliest first. */
      suggestions: z.array(Suggestion),
    }),
  ),
})
export type Finding = z.infer<typeof Finding>

export const listFindings = route({
  method: 'GET',
  path: '/checks/findings',
  summary: 'Records that one may repair and that do not pass a check, the newest first.',
  needs: 'signed_in',
  query: z.object({
    ...PageQuery,
    /** Absent: the first check that has any. */
    check: CheckKey.optional(),
  }),
  returns: Page(Finding).extend({ check: CheckKey.nullable(), entity: CheckedEntity.nullable() }),
  refusals: ['bad_cursor', 'not_found'],
})
export type Findings = z.infer<(typeof listFindings)['returns']>

export const repairRecord = route({
  method: 'POST',
  path: '/checks/repairs',
  summary: 'Change a record as its own page would, and check it anew at once: what is still wrong with it.',
  needs: 'signed_in',
  body: z.discriminatedUnion('entity', [
    z.strictObject({ entity: z.literal('company'), id: CompanyId, edit: editCompany.body }),
    z.strictObject({ entity: z.literal('person'), id: PersonId, edit: editPerson.body }),
    z.strictObject({ entity: z.literal('deal'), id: DealId, edit: editDeal.body }),
    z.strictObject({ entity: z.literal('lead'), id: LeadId, edit: editLead.body }),
  ]),
  returns: z.object({
    id: RecordId,
    version: z.int(),
    /** Keys of the checks it still does not pass. */
    findings: z.array(CheckKey),
    /** The whole's, as it now stands. */
    score: z.int().nullable(),
  }),
  ifMatch: true,
  refusals: ['malformed', 'unknown_field', 'not_found', 'not_allowed', 'changed_meanwhile', 'deal_closed'],
})
export type RepairRecord = z.output<typeof repairRecord.body>
export type Repaired = z.infer<(typeof repairRecord)['returns']>

const params = z.object({ key: CheckKey, id: RecordId })

export const excuseFinding = route({
  method: 'PUT',
  path: '/checks/{key}/findings/{id}/excuse',
  summary: 'Say why a record is right as it is: the check passes from now on.',
  needs: 'signed_in',
  params,
  body: z.strictObject({ reason: Line(500) }),
  returns: z.object({ score: z.int().nullable() }),
  refusals: ['not_found', 'not_allowed'],
})

export const takeBackExcuse = route({
  method: 'DELETE',
  path: '/checks/{key}/findings/{id}/excuse',
  summary: 'Take that back: the record is checked anew.',
  needs: 'signed_in',
  params,
  returns: z.object({ score: z.int().nullable() }),
  refusals: ['not_found', 'not_allowed'],
})

export const restoreExcuse = route({
  method: 'PUT',
  path: '/checks/{key}/findings/{id}/excuse/restoring',
  summary:
    'Undo taking it back within ten minutes: the reason stands again, by whom and since when it was given.',
  needs: 'signed_in',
  params,
  returns: z.object({ score: z.int().nullable() }),
  refusals: ['not_found', 'not_allowed'],
})

export const Excuse = z.object({
  /** The check that passes, as `showChecks` names it. */
  check: z.object({ key: CheckKey, name: z.string().nullable(), label: Text.nullable() }),
  entity: CheckedEntity,
  id: RecordId,
  name: z.string(),
  /** What tells it apart: company, place or stage. */
  subtitle: z.string().nullable(),
  reason: z.string(),
  at: Instant,
  by: Named(MemberId).nullable(),
})
export type Excuse = z.infer<typeof Excuse>

export const listExcuses = route({
  method: 'GET',
  path: '/checks/excuses',
  summary:
    'What was said to be right as it is, of records that one may repair: by whom, when and why; the latest first.',
  needs: 'signed_in',
  query: z.object(PageQuery),
  returns: Page(Excuse),
  refusals: ['bad_cursor'],
})
