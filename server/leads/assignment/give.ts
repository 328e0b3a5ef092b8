import { sql } from 'kysely'
import type { LeadId } from '../../../contract/ids.ts'
import { notify } from '../../notices/notify.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import type { Lead } from '../lead.ts'
import type { Choice } from './choose.ts'
import type { Rule } from './rule.ts'

export interface Given {
  lead: Lead
  rule: Rule
  choice: Choice
  because: 'rule' | 'work_began' | 'handed_back' | 'late'
}

/**
 * Writes down who got which leads by which rule, and tells them: set-based, however many there are. Of a lead that just
 * came it is no change: it keeps its first version.
 */
export async function give(tx: Tx, actor: Actor, given: readonly Given[]): Promise<Map<LeadId, Lead>> {
  if (given.length === 0) return new Map()
  const at = new Date().toISOString()
  const rows = given.map(({ lead, rule, choice, because }) => ({
    leadId: lead.id,
    ruleId: rule.id,
    ruleName: rule.name,
    ownerId: choice.ownerId,
    teamId: choice.teamId ?? lead.teamId,
    waits: choice.waits,
    because,
  }))
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (
        "leadId" uuid, "ruleId" uuid, "ruleName" text, "ownerId" uuid, "teamId" uuid, waits boolean, because text)
    ), noted as (
      insert into lead_assignments (workspace_id, id, lead_id, rule_id, rule_name, owner_id, because, at)
      select ${actor.workspaceId}, gen_random_uuid(), g."leadId", g."ruleId", g."ruleName", g."ownerId", g.because, ${at}
      from given g
    )
    update leads l
    set owner_id = g."ownerId", team_id = g."teamId", assigned_at = case when g."ownerId" is not null then ${at}::timestamptz end,
        accepted_at = null, assignment_rule_id = g."ruleId",
        assignment_waits_since = case when g.waits then coalesce(l.assignment_waits_since, ${at}::timestamptz) end,
        version = l.version + case when g.because = 'rule' then 0 else 1 end
    from given g
    where l.workspace_id = ${actor.workspaceId} and l.id = g."leadId"
  `.execute(tx)
  await record(
    tx,
    actor,
    ...rows.map((row, place) => ({
      type: 'lead.assigned' as const,
      subject: { type: 'lead', id: row.leadId },
      data: {
        from: given[place]?.lead.ownerId ?? null,
        to: row.ownerId,
        teamId: row.teamId,
        rule: row.ruleName,
        because: row.because,
        ...(row.waits && { waits: true }),
      },
    })),
  )
  await notify(
    tx,
    actor,
    rows.flatMap(({ ownerId, leadId, ruleName }) =>
      ownerId ? [{ memberId: ownerId, type: 'lead.came' as const, leadId, data: { rule: ruleName } }] : [],
    ),
  )
  return new Map(
    rows.map(({ leadId, ownerId, teamId }, place) => {
      const { lead, because } = given[place] as Given
      const assignedAt = ownerId === null ? null : at
      const version = lead.version + (because === 'rule' ? 0 : 1)
      return [leadId, { ...lead, ownerId, teamId, assignedAt, acceptedAt: null, version }]
    }),
  )
}
