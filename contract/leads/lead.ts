import { z } from 'zod'
import { Activity } from '../customers/activities.ts'
import { TagsInList } from '../customers/tags.ts'
import { Day, Instant } from '../days.ts'
import { Channel, Source } from '../deals/deal.ts'
import { OwnValues } from '../fields.ts'
import {
  AssignmentRuleId,
  CompanyId,
  DealId,
  LeadId,
  MemberId,
  PersonId,
  ProcessId,
  ProductId,
  TeamId,
} from '../ids.ts'
import { Currency, MinorUnits } from '../money.ts'
import { May, Named } from '../named.ts'
import { Key } from '../process/process-document.ts'
import { Language, Line, Text } from '../text.ts'

/**
 * Lead       somebody who may buy and is not yet known as a customer.
 * Contacted  somebody of ours was in touch; the first-contact clock runs until then.
 * Qualified  worth selling to: the lead has become a company, a person and a deal (it was converted).
 * Recycled   a disqualified lead that came back as new, on a day somebody named.
 */
export const leadStatuses = ['new', 'contacted', 'qualified', 'disqualified'] as const
export const LeadStatus = z.enum(leadStatuses)
export type LeadStatus = z.infer<typeof LeadStatus>

/** The door it came in by. */
export const cameBys = ['hand', 'import', 'api', 'form', 'chat'] as const
export const CameBy = z.enum(cameBys)
export type CameBy = z.infer<typeof CameBy>

export const disqualifyReasons = [
  'not_a_fit',
  'no_need',
  'no_budget',
  'no_authority',
  'bad_timing',
  'chose_competitor',
  'unreachable',
  'wrong_details',
  'duplicate',
  'spam',
  'other',
] as const
export const DisqualifyReason = z.enum(disqualifyReasons)
export type DisqualifyReason = z.infer<typeof DisqualifyReason>

/** Where a visitor came from, as the address of the page said it. */
export const Utm = z.partialRecord(
  z.enum(['source', 'medium', 'campaign', 'term', 'content', 'referrer', 'page']),
  Line(500),
)
export type Utm = z.infer<typeof Utm>

/** What somebody agreed to, in the words he agreed to. */
export const Consent = z.object({
  at: Instant,
  text: z.string(),
  textVersion: z.string(),
  /** SHA-256 of the text, in hex: shows that it is the one of that version. */
  textHash: z.string().optional(),
  /** The form or chat that asked, by name: what it was given for. */
  askedBy: z.string().optional(),
  /** The second step of a double opt-in; null while it is awaited. */
  confirmedAt: Instant.nullable(),
})
export type Consent = z.infer<typeof Consent>

/** Answers by questionnaire and question, as deals have them. */
export const LeadAnswers = z.record(Key, z.record(Key, z.unknown()))
export type LeadAnswers = z.infer<typeof LeadAnswers>

const LeadFacts = {
  id: LeadId,
  number: z.int(),
  name: z.string(),
  companyName: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  country: z.string().nullable(),
  /** What they want, in their words. */
  need: z.string().nullable(),
  status: LeadStatus,
  /** Since when it has this status. */
  statusAt: Instant,
  source: Source.nullable(),
  channel: Channel.nullable(),
  cameBy: CameBy,
  owner: Named(MemberId).nullable(),
  /** In whose queue it waits while nobody has it. */
  team: Named(TeamId).nullable(),
  /** By when somebody must be in touch, and when it was. Null where no clock runs. */
  firstContact: z.object({ warnAt: Instant.nullable(), dueAt: Instant, at: Instant.nullable() }).nullable(),
  lastContactAt: Instant.nullable(),
  /** 0 to 100; null until it is worked out. */
  score: z.int().nullable(),
  disqualifyReason: DisqualifyReason.nullable(),
  recycleOn: Day.nullable(),
  deal: Named(DealId).nullable(),
  createdAt: Instant,
  version: z.int(),
}

/** Each act with `true`, or the code of the refusal that it would meet. */
const LeadCan = z.object({
  edit: May,
  contact: May,
  disqualify: May,
  reopen: May,
  assign: May,
  accept: May,
  handBack: May,
  convert: May,
})
export type LeadCan = z.infer<typeof LeadCan>

export const LeadInList = z.object({ ...LeadFacts, own: OwnValues, can: LeadCan, ...TagsInList })
export type LeadInList = z.infer<typeof LeadInList>

export const LeadActivity = Activity.pick({
  id: true,
  kind: true,
  direction: true,
  outcome: true,
  subject: true,
  body: true,
  at: true,
  by: true,
})
export type LeadActivity = z.infer<typeof LeadActivity>

/** To whom a lead went one after another. `hand`: somebody gave it to him. */
const LeadAssignment = z.object({
  /** The rule by which it came to who has it now, or for whose people it waits. */
  rule: Named(AssignmentRuleId).nullable(),
  /** Nobody of the rule works: since then it waits for somebody who does. */
  waitsSince: Instant.nullable(),
  /** Oldest first. */
  steps: z.array(
    z.object({
      rule: z.string().nullable(),
      owner: Named(MemberId).nullable(),
      because: z.enum(['rule', 'work_began', 'handed_back', 'late', 'hand']),
      at: Instant,
      /** How he let go of it; null while he has it, or where somebody gave it on by hand. */
      ended: z.enum(['handed_back', 'late']).nullable(),
      endedAt: Instant.nullable(),
      reason: z.string().nullable(),
    }),
  ),
})
export type LeadAssignment = z.infer<typeof LeadAssignment>

export const Lead = z.object({
  ...LeadFacts,
  jobTitle: z.string().nullable(),
  /** The number as `+48601234567`, where it can be read as one. */
  phoneE164: z.string().nullable(),
  website: z.string().nullable(),
  city: z.string().nullable(),
  language: Language.nullable(),
  product: Named(ProductId).nullable(),
  amount: MinorUnits.nullable(),
  currency: Currency.nullable(),
  campaign: z.string().nullable(),
  utm: Utm.nullable(),
  /** The process whose first-contact clock runs. */
  process: z.object({ id: ProcessId, name: Text }).nullable(),
  disqualifyNote: z.string().nullable(),
  recycleCount: z.int(),
  assignedAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  assignment: LeadAssignment,
  contactCount: z.int(),
  company: Named(CompanyId).nullable(),
  person: Named(PersonId).nullable(),
  /** Until when the conversion can be taken back; null where it cannot. */
  undoUntil: Instant.nullable(),
  scoreAt: Instant.nullable(),
  answers: LeadAnswers.nullable(),
  /** The company's own fields (contract/fields.ts), by key. */
  own: OwnValues,
  consent: Consent.nullable(),
  duplicateOf: Named(LeadId).nullable(),
  /** Working minutes until the first contact is due, as of this answer; below zero: past it. */
  minutesLeft: z.int().nullable(),
  can: LeadCan,
  /** The newest fifty. */
  activities: z.array(LeadActivity),
})
export type Lead = z.infer<typeof Lead>
