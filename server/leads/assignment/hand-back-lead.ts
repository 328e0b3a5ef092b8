import { sql } from 'kysely'
import type { AssignmentRuleId, LeadId } from '../../../contract/ids.ts'
import { notify } from '../../notices/notify.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import type { Lead } from '../lead.ts'
import { allowHolder } from '../policy.ts'
import { lockLead, saveLead } from '../table.ts'
import { assignByRules } from './assign-by-rules.ts'
import { managersOf } from './managers-of.ts'
import { endAssignment, letGoBy } from './table.ts'

/**
 * Whoever has a lead does not take it, and says why. It goes to the next of the rule it came by, to nobody who let go of
 * it before; where there is none, it waits in its queue and the manager is told.
 * @throws Refusal `not_your_own`, `lead_qualified`, `lead_disqualified`
 */
export async function handBackLead(
  tx: Tx,
  { id, reason }: { id: LeadId; reason: string },
  actor: Actor,
): Promise<Lead> {
  const lead = await lockLead(tx, actor, id)
  allowHolder(actor, lead)
  const holder = { ...lead, ownerId: actor.memberId }
  const ruleId = await ruleOf(tx, actor, id)
  await endAssignment(tx, actor, holder, { ended: 'handed_back', reason })
  await record(tx, actor, { type: 'lead.handed_back', subject: { type: 'lead', id }, data: { reason } })
  const without = await letGoBy(tx, actor, [id])
  const given = await assignByRules(tx, actor, [lead], {
    because: 'handed_back',
    without,
    by: new Map([[id, ruleId]]),
  })
  const passed = given.get(id)
  if (passed) return passed
  const queued = await saveLead(tx, actor, { ...lead, ownerId: null, assignedAt: null, acceptedAt: null })
  const managers = (await managersOf(tx, actor, [actor.memberId])).get(actor.memberId) ?? []
  await notify(
    tx,
    actor,
    managers.map((memberId) => ({
      memberId,
      type: 'lead.handed_back',
      leadId: id,
      data: { byName: actor.name },
    })),
  )
  return queued
}

async function ruleOf(tx: Tx, actor: Actor, id: LeadId): Promise<AssignmentRuleId | null> {
  const { rows } = await sql<{ ruleId: AssignmentRuleId | null }>`
    select r.id as "ruleId" from leads l
    join assignment_rules r on r.workspace_id = l.workspace_id and r.id = l.assignment_rule_id and r.active
    where l.workspace_id = ${actor.workspaceId} and l.id = ${id}
  `.execute(tx)
  return rows[0]?.ruleId ?? null
}
