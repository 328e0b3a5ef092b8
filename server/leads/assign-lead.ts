import type { LeadId, MemberId, TeamId } from '../../contract/ids.ts'
import { mustExist } from '../deals/referred.ts'
import { notify } from '../notices/notify.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { mustKnowTeam } from '../team/groups/known-team.ts'
import type { Lead } from './lead.ts'
import { allow, mayLead } from './policy.ts'
import { lockLead, lockLeads, saveLead } from './table.ts'

export interface AssignLead {
  id: LeadId
  ownerId: MemberId | null
  /** Left out: it stays in the queue it was from. */
  teamId?: TeamId | null | undefined
}

/**
 * Gives a lead to a person, or into the queue of a team. Its clock runs on: it is the customer who waits. Whoever gets it
 * is told, unless he took it himself.
 * @throws Refusal `malformed` for somebody who is not here
 */
export async function assignLead(tx: Tx, { id, ownerId, teamId }: AssignLead, actor: Actor): Promise<Lead> {
  const lead = await lockLead(tx, actor, id)
  allow(actor, 'edit', lead)
  await mustExist(tx, actor, { ownerId })
  await mustKnowTeam(tx, actor, teamId, 'body.teamId')
  const [given] = await giveTo(tx, actor, [lead], { ownerId, teamId })
  if (given !== lead) await tellOfLeads(tx, actor, [id], ownerId)
  return given as Lead
}

/**
 * Gives several leads to one person; those that are his already and those out of reach stay as they are.
 * @returns the ids of those that changed hands
 */
export async function bulkAssignLeads(
  tx: Tx,
  { ids, ownerId }: { ids: readonly LeadId[]; ownerId: MemberId },
  actor: Actor,
): Promise<LeadId[]> {
  const given = await assignQuietly(tx, { ids, ownerId }, actor)
  await tellOfLeads(tx, actor, given, ownerId)
  return given
}

/** The same, and nobody is told: who assigns many tells of all at once. */
export async function assignQuietly(
  tx: Tx,
  { ids, ownerId }: { ids: readonly LeadId[]; ownerId: MemberId },
  actor: Actor,
): Promise<LeadId[]> {
  await mustExist(tx, actor, { ownerId })
  const leads = (await lockLeads(tx, actor, ids)).filter((lead) => mayLead(actor, 'edit', lead))
  const before = new Map(leads.map((lead) => [lead.id, lead.version]))
  const given = await giveTo(tx, actor, leads, { ownerId })
  return given.filter((lead) => lead.version !== before.get(lead.id)).map(({ id }) => id)
}

async function giveTo(
  tx: Tx,
  actor: Actor,
  leads: readonly Lead[],
  { ownerId, teamId }: Omit<AssignLead, 'id'>,
): Promise<Lead[]> {
  const at = new Date().toISOString()
  const given: Lead[] = []
  for (const lead of leads) {
    const to = { ownerId, teamId: teamId === undefined ? lead.teamId : teamId }
    if (to.ownerId === lead.ownerId && to.teamId === lead.teamId) {
      given.push(lead)
      continue
    }
    const assignedAt = ownerId === null ? null : at
    given.push(await saveLead(tx, actor, { ...lead, ...to, assignedAt, acceptedAt: null }))
    await record(tx, actor, {
      type: 'lead.assigned',
      subject: { type: 'lead', id: lead.id },
      data: { from: lead.ownerId, to: ownerId, teamId: to.teamId },
    })
  }
  return given
}

/** "Kari Berg gave you a lead", or how many, in one notice: told to who now has them, unless he took them himself. */
export async function tellOfLeads(
  tx: Tx,
  actor: Actor,
  ids: readonly LeadId[],
  ownerId: MemberId | null,
): Promise<void> {
  const [leadId] = ids
  if (!leadId || !ownerId) return
  const data = { byName: actor.name }
  await notify(tx, actor, [
    ids.length === 1
      ? { memberId: ownerId, type: 'lead.assigned', leadId, data }
      : { memberId: ownerId, type: 'leads.assigned', data: { ...data, count: ids.length } },
  ])
}
