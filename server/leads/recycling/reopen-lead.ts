import type { LeadId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { firstContactClock } from '../first-contact.ts'
import { inStatus, type Lead, mustAllow } from '../lead.ts'
import { allow } from '../policy.ts'
import { lockLead, saveLead } from '../table.ts'

/**
 * Takes a disqualified lead up again: it is new, and somebody must be in touch anew. Why it was put aside stays in its
 * history.
 * @throws Refusal `lead_open`, `lead_qualified`
 */
export async function reopenLead(
  tx: Tx,
  { id, reason }: { id: LeadId; reason?: string | undefined },
  actor: Actor,
): Promise<Lead> {
  const lead = await lockLead(tx, actor, id)
  allow(actor, 'edit', lead)
  mustAllow(lead, 'reopen')
  const saved = await renew(tx, actor, lead)
  await record(tx, actor, {
    type: 'lead.reopened',
    subject: { type: 'lead', id },
    data: { was: lead.disqualifyReason, ...(reason && { reason }) },
  })
  return saved
}

/** New once more, with a clock that begins now. */
export async function renew(tx: Tx, actor: Actor, lead: Lead): Promise<Lead> {
  const now = Date.now()
  return saveLead(tx, actor, {
    ...inStatus(lead, 'new', actor.memberId, new Date(now).toISOString()),
    ...(await firstContactClock(tx, actor, lead, now)),
    firstContactAt: null,
    disqualifyReason: null,
    disqualifyNote: null,
    recycleOn: null,
    duplicateOf: null,
    recycleCount: lead.recycleCount + 1,
  })
}
