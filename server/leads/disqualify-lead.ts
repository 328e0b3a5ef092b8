import type { LeadId } from '../../contract/ids.ts'
import type { DisqualifyReason } from '../../contract/leads/lead.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { Refusal, unknownRecord } from '../platform/refusal.ts'
import { inStatus, type Lead, mustAllow, refusedNow } from './lead.ts'
import { allow, mayLead } from './policy.ts'
import { lockLead, lockLeads, saveLead } from './table.ts'

export interface Disqualifying {
  reason: DisqualifyReason
  /** Wanted where the reason is `other`. */
  note?: string | undefined
  /** A day: it then comes back as new by itself. */
  recycleOn?: string | undefined
}

export interface DisqualifyLead extends Disqualifying {
  id: LeadId
  duplicateOf?: LeadId | undefined
}

/**
 * This one will not buy, and why. Doing it again corrects the reason.
 * @throws Refusal `lead_qualified`, `reason_required` where `other` is not put in words
 */
export async function disqualifyLead(tx: Tx, input: DisqualifyLead, actor: Actor): Promise<Lead> {
  const lead = await lockLead(tx, actor, input.id)
  allow(actor, 'edit', lead)
  mustAllow(lead, 'disqualify')
  mustSayWhy(input)
  if (input.duplicateOf && input.duplicateOf !== lead.id) {
    const doubled = await lockLead(tx, actor, input.duplicateOf).catch(() => null)
    if (!doubled || !mayLead(actor, 'see', doubled)) throw unknownRecord('body.duplicateOf')
  }
  return putAside(tx, actor, lead, input)
}

/**
 * Disqualifies several leads for one reason. Those that are closed already, or out of reach, stay as they are.
 * @returns the ids of those that were disqualified
 */
export async function bulkDisqualifyLeads(
  tx: Tx,
  { ids, ...why }: Disqualifying & { ids: readonly LeadId[] },
  actor: Actor,
): Promise<LeadId[]> {
  mustSayWhy(why)
  const leads = (await lockLeads(tx, actor, ids)).filter(
    (lead) =>
      mayLead(actor, 'edit', lead) &&
      lead.status !== 'disqualified' &&
      !refusedNow(lead.status, 'disqualify'),
  )
  for (const lead of leads) await putAside(tx, actor, lead, why)
  return leads.map(({ id }) => id)
}

function mustSayWhy({ reason, note }: Disqualifying): void {
  if (reason === 'other' && !note?.trim()) throw new Refusal('reason_required', { why: 'disqualified' })
}

async function putAside(
  tx: Tx,
  actor: Actor,
  lead: Lead,
  { reason, note, recycleOn, duplicateOf }: Disqualifying & { duplicateOf?: LeadId | undefined },
): Promise<Lead> {
  const saved = await saveLead(tx, actor, {
    ...inStatus(lead, 'disqualified', actor.memberId, new Date().toISOString()),
    disqualifyReason: reason,
    disqualifyNote: note || null,
    recycleOn: recycleOn ?? null,
    duplicateOf: duplicateOf === lead.id ? lead.duplicateOf : (duplicateOf ?? lead.duplicateOf),
  })
  await record(tx, actor, {
    type: 'lead.disqualified',
    subject: { type: 'lead', id: lead.id },
    data: { reason, ...(note && { note }), ...(recycleOn && { recycleOn }), from: lead.status },
  })
  return saved
}
