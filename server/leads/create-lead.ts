import type { OwnEdit } from '../../contract/fields.ts'
import type { LeadId, MemberId, ProductId, TeamId } from '../../contract/ids.ts'
import type { CameBy, Consent, LeadAnswers, Utm } from '../../contract/leads/lead.ts'
import { readLeadLine } from '../../contract/leads/lead-line.ts'
import { phoneE164 } from '../customers/phone-number.ts'
import { mustExist } from '../deals/referred.ts'
import { newOwn } from '../fields/change-own.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { given } from '../platform/edit.ts'
import { record } from '../platform/events/record.ts'
import { newId } from '../platform/ids.ts'
import { fieldRefusal } from '../platform/refusal.ts'
import { workspaceCountry } from '../team/workspace/workspace-country.ts'
import { workspaceCurrency } from '../team/workspace/workspace-currency.ts'
import { recordAgreement } from './agree-to-consent.ts'
import { assignByRules } from './assignment/assign-by-rules.ts'
import { firstContactClock } from './first-contact.ts'
import { type Lead, nameOf } from './lead.ts'
import { allow } from './policy.ts'
import { insertLead } from './table.ts'

/** What is known of a newcomer. Every part may be missing but something to call it by. */
export interface CreateLead {
  /** One line as somebody typed it; fields given beside it win over what it says. */
  line?: string | undefined
  name?: string | undefined
  companyName?: string | null | undefined
  jobTitle?: string | null | undefined
  email?: string | null | undefined
  phone?: string | null | undefined
  website?: string | null | undefined
  city?: string | null | undefined
  country?: string | null | undefined
  language?: string | null | undefined
  need?: string | null | undefined
  productId?: ProductId | null | undefined
  /** Minor units of `currency`, which is the company's own unless said. */
  amount?: number | null | undefined
  currency?: string | null | undefined
  source?: string | null | undefined
  channel?: string | null | undefined
  campaign?: string | null | undefined
  utm?: Utm | null | undefined
  own?: OwnEdit | undefined
  answers?: LeadAnswers | null | undefined
  consent?: Consent | null | undefined
  duplicateOf?: LeadId | null | undefined
  /** Left out: by the assignment rules, else whoever makes the record. Null: nobody yet. */
  ownerId?: MemberId | null | undefined
  /** In whose queue it waits while nobody has it. */
  teamId?: TeamId | null | undefined
  /** By the actor's own door unless said: a form or a chat acts as the house. */
  cameBy?: CameBy | undefined
}

/**
 * A new lead, whose first-contact clock begins at once. Where nobody is named for it, the assignment rules say who has
 * it; where none of them means it, whoever makes it.
 * @throws Refusal `malformed` for a product or a person that is not here, or where there is nothing to call it by
 */
export async function createLead(tx: Tx, input: CreateLead, actor: Actor): Promise<Lead> {
  const said = { ...(input.line && readLeadLine(input.line)), ...given(input) }
  const name = nameOf(said)
  if (name === undefined)
    throw fieldRefusal('malformed', 'body.name', 'says neither who nor how to reach them')
  const whose = {
    ownerId: input.ownerId === undefined ? actor.memberId : input.ownerId,
    teamId: input.teamId ?? null,
  }
  allow(actor, 'edit', whose)
  const { product } = await mustExist(tx, actor, { productId: said.productId, ownerId: input.ownerId })
  const now = Date.now()
  const at = new Date(now).toISOString()
  const facts = await factsOf(tx, actor, { ...said, name }, at)
  const lead = await insertLead(tx, actor, {
    ...untouched,
    ...facts,
    ...whose,
    ...(await firstContactClock(tx, actor, facts, now, product)),
    id: newId<LeadId>(),
    phoneE164: await normalised(tx, actor, facts),
    cameBy: input.cameBy ?? doorOf(actor),
    statusAt: at,
    statusBy: actor.memberId,
    assignedAt: whose.ownerId === null ? null : at,
    own: await newOwn(tx, actor, 'lead', said.own),
    answers: said.answers ?? null,
    consent: said.consent ?? null,
    duplicateOf: said.duplicateOf ?? null,
    createdBy: actor.memberId,
  })
  await record(tx, actor, {
    type: 'lead.created',
    subject: { type: 'lead', id: lead.id },
    data: {
      name,
      source: lead.source,
      cameBy: lead.cameBy,
      ownerId: lead.ownerId,
      due: lead.firstContactDueAt,
    },
  })
  if (lead.consent) await recordAgreement(tx, { id: lead.id, consent: lead.consent }, actor)
  if (input.ownerId !== undefined || input.teamId) return lead
  return (await assignByRules(tx, actor, [lead])).get(lead.id) ?? lead
}

/** What was said of him, with the gaps that stay gaps. */
async function factsOf(
  tx: Tx,
  actor: Actor,
  said: Omit<CreateLead, 'name'> & { name: string },
  createdAt: string,
) {
  return {
    name: said.name,
    companyName: said.companyName ?? null,
    jobTitle: said.jobTitle ?? null,
    email: said.email ?? null,
    phone: said.phone ?? null,
    website: said.website ?? null,
    city: said.city ?? null,
    country: said.country ?? null,
    language: said.language ?? null,
    need: said.need ?? null,
    productId: said.productId ?? null,
    amount: said.amount ?? null,
    currency: said.currency ?? (said.amount ? await workspaceCurrency(tx, actor.workspaceId) : null),
    source: said.source ?? null,
    channel: said.channel ?? null,
    campaign: said.campaign ?? said.utm?.campaign ?? null,
    utm: said.utm ?? null,
    createdAt,
  } satisfies Partial<Lead>
}

/** The number as the whole world dials it; without a country of its own it belongs to the company's. */
export async function normalised(
  tx: Tx,
  actor: Actor,
  { phone, country }: Pick<Lead, 'phone' | 'country'>,
): Promise<string | null> {
  if (phone === null) return null
  return phoneE164(phone, country ?? (await workspaceCountry(tx, actor.workspaceId)))
}

function doorOf({ via }: Actor): CameBy {
  return via === 'screen' ? 'hand' : via === 'import' ? 'import' : 'api'
}

/** How every lead begins. */
const untouched = {
  status: 'new',
  disqualifyReason: null,
  disqualifyNote: null,
  recycleOn: null,
  recycleCount: 0,
  acceptedAt: null,
  firstContactAt: null,
  lastContactAt: null,
  contactCount: 0,
  companyId: null,
  personId: null,
  dealId: null,
  conversion: null,
  score: null,
  scoreAt: null,
} as const
