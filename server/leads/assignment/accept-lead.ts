import type { LeadId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import type { Lead } from '../lead.ts'
import { allowHolder } from '../policy.ts'
import { lockLead, saveLead } from '../table.ts'

/**
 * Whoever a lead came to takes it. Said once: again it changes nothing.
 * @throws Refusal `not_your_own`, `lead_qualified`, `lead_disqualified`
 */
export async function acceptLead(tx: Tx, { id }: { id: LeadId }, actor: Actor): Promise<Lead> {
  const lead = await lockLead(tx, actor, id)
  allowHolder(actor, lead)
  if (lead.acceptedAt !== null) return lead
  const saved = await saveLead(tx, actor, { ...lead, acceptedAt: new Date().toISOString() })
  await record(tx, actor, { type: 'lead.accepted', subject: { type: 'lead', id } })
  return saved
}
