import type { ActivityKind, ActivityOutcome, Direction } from '../../contract/customers/activities.ts'
import type { ActivityId, LeadId } from '../../contract/ids.ts'
import { directionOf } from '../activities/activity.ts'
import { insertActivity } from '../activities/table.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { newId } from '../platform/ids.ts'
import { inStatus, type Lead, mustAllow } from './lead.ts'
import { allow } from './policy.ts'
import { lockLead, saveLead } from './table.ts'

export interface ContactLead {
  id: LeadId
  kind: ActivityKind
  direction?: Direction | null | undefined
  outcome?: ActivityOutcome | null | undefined
  subject?: string | null | undefined
  body?: string | null | undefined
  /** An instant; now unless said. */
  at?: string | undefined
}

/**
 * Writes down a touch of the lead, or a note. The first touch ends the wait for a first contact, and a new lead is
 * contacted by it. A qualified lead is talked to on its deal.
 * @throws Refusal `lead_qualified`
 */
export async function contactLead(tx: Tx, input: ContactLead, actor: Actor): Promise<Lead> {
  const lead = await lockLead(tx, actor, input.id)
  allow(actor, 'edit', lead)
  mustAllow(lead, 'contact')
  const at = input.at ? new Date(input.at).toISOString() : new Date().toISOString()
  const activity = {
    id: newId<ActivityId>(),
    kind: input.kind,
    direction: directionOf(input.kind, input.direction),
    outcome: input.outcome ?? null,
    subject: input.subject ?? null,
    body: input.body ?? null,
    at,
    by: actor.memberId,
    dealId: null,
    leadId: lead.id,
    companyId: lead.companyId,
    personId: lead.personId,
    version: 1,
  }
  await insertActivity(tx, actor, activity)
  const { id: activityId, kind, direction, outcome, subject } = activity
  await record(tx, actor, {
    type: kind === 'note' ? 'lead.noted' : 'lead.contacted',
    subject: { type: 'lead', id: lead.id },
    data: { activityId, kind, direction, outcome, subject, happenedAt: at },
  })
  return kind === 'note' ? lead : saveLead(tx, actor, touched(lead, actor, at))
}

/** Pure: whatever was logged first counts, also where it is about a talk held earlier. */
function touched(lead: Lead, actor: Actor, at: string): Lead {
  const known = lead.lastContactAt
  const after = {
    ...lead,
    firstContactAt: lead.firstContactAt ?? at,
    lastContactAt: known !== null && Date.parse(known) > Date.parse(at) ? known : at,
    contactCount: lead.contactCount + 1,
  }
  return lead.status === 'new'
    ? inStatus(after, 'contacted', actor.memberId, new Date().toISOString())
    : after
}
