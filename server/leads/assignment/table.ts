import { sql } from 'kysely'
import type { AssignmentRuleId, LeadId, MemberId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import { named } from '../../platform/database/named.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Rule } from './rule.ts'

const columns = sql`
  r.id, r.name, r.filter, r.way, r.member_ids as "memberIds", r.team_id as "teamId", r.outside_hours as "outsideHours",
  r.passes_on as "passesOn", r.active, r.last_member_id as "lastMemberId", r.version`

/**
 * The rules that are switched on, in order. Locked all at once, so that leads arriving together take their turns one
 * after another and no two of them wait for each other.
 */
export async function activeRules(tx: Tx, actor: Actor, { locked }: { locked: boolean }): Promise<Rule[]> {
  const { rows } = await sql<Rule>`
    select ${columns} from assignment_rules r
    where r.workspace_id = ${actor.workspaceId} and r.active
    order by r.position, r.id
    ${locked ? sql`for update` : sql``}
  `.execute(tx)
  return rows
}

export async function lockRule(tx: Tx, actor: Actor, id: AssignmentRuleId): Promise<Rule> {
  const { rows } = await sql<Rule>`
    select ${columns} from assignment_rules r where r.workspace_id = ${actor.workspaceId} and r.id = ${id} for update
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

export async function insertRule(tx: Tx, actor: Actor, rule: Rule): Promise<void> {
  await sql`
    insert into assignment_rules (workspace_id, id, position, name, filter, way, member_ids, team_id, outside_hours,
                                  passes_on, active, created_at)
    select ${actor.workspaceId}, ${rule.id}, coalesce(max(r.position), 0) + 1, ${rule.name},
           ${JSON.stringify(rule.filter)}::jsonb, ${rule.way}, ${rule.memberIds}::uuid[], ${rule.teamId}::uuid,
           ${rule.outsideHours}, ${rule.passesOn}, ${rule.active}, now()
    from assignment_rules r where r.workspace_id = ${actor.workspaceId}
  `.execute(tx)
}

/** Writes what may change of a rule and counts its version up. Its turn has a way of its own. */
export async function saveRule(tx: Tx, actor: Actor, rule: Rule): Promise<void> {
  await sql`
    update assignment_rules
    set name = ${rule.name}, filter = ${JSON.stringify(rule.filter)}::jsonb, way = ${rule.way},
        member_ids = ${rule.memberIds}::uuid[], team_id = ${rule.teamId}::uuid, outside_hours = ${rule.outsideHours},
        passes_on = ${rule.passesOn}, active = ${rule.active}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${rule.id}
  `.execute(tx)
}

export async function saveTurns(tx: Tx, actor: Actor, rules: readonly Rule[]): Promise<void> {
  const turns = rules.map(({ id, lastMemberId }) => ({ id, lastMemberId }))
  await sql`
    update assignment_rules r set last_member_id = t."lastMemberId"
    from jsonb_to_recordset(${JSON.stringify(turns)}::jsonb) as t (id uuid, "lastMemberId" uuid)
    where r.workspace_id = ${actor.workspaceId} and r.id = t.id
  `.execute(tx)
}

/** How a lead `l` came to whom, as its page tells it. */
export const assignmentOf = sql`jsonb_build_object(
    'rule', (select ${named('r')} from assignment_rules r
             where r.workspace_id = l.workspace_id and r.id = l.assignment_rule_id),
    'waitsSince', utc(l.assignment_waits_since),
    'steps', (select coalesce(jsonb_agg(jsonb_build_object(
                       'rule', s.rule_name, 'owner', ${named('m')}, 'because', s.because, 'at', utc(s.at), 'ended', s.ended,
                       'endedAt', utc(s.ended_at), 'reason', s.reason) order by s.at, s.id), '[]')
              from lead_assignments s
              left join members m on m.workspace_id = s.workspace_id and m.id = s.owner_id
              where s.workspace_id = l.workspace_id and s.lead_id = l.id))`

/** Of each lead those who had it and let go of it: it does not come back to them by itself. */
export async function letGoBy(
  tx: Tx,
  actor: Actor,
  leadIds: readonly LeadId[],
): Promise<Map<LeadId, MemberId[]>> {
  const { rows } = await sql<{ leadId: LeadId; members: MemberId[] }>`
    select lead_id as "leadId", array_agg(owner_id::text) as members
    from lead_assignments
    where workspace_id = ${actor.workspaceId} and lead_id = any (${leadIds}::uuid[]) and ended is not null
      and owner_id is not null
    group by lead_id
  `.execute(tx)
  return new Map(rows.map(({ leadId, members }) => [leadId, members]))
}

/** Notes how who has a lead lets go of it; one he was given by hand is noted thereby. */
export async function endAssignment(
  tx: Tx,
  actor: Actor,
  lead: { id: LeadId; ownerId: MemberId; assignedAt: string | null },
  { ended, reason }: { ended: 'handed_back' | 'late'; reason: string | null },
): Promise<void> {
  await sql`
    with last as (
      update lead_assignments s set ended = ${ended}, ended_at = now(), reason = ${reason}
      where s.workspace_id = ${actor.workspaceId} and s.lead_id = ${lead.id} and s.owner_id = ${lead.ownerId}
        and s.ended is null
      returning s.id)
    insert into lead_assignments (workspace_id, id, lead_id, owner_id, because, at, ended, ended_at, reason)
    select ${actor.workspaceId}, gen_random_uuid(), ${lead.id}, ${lead.ownerId}, 'hand',
           coalesce(${lead.assignedAt}::timestamptz, now()), ${ended}, now(), ${reason}
    where not exists (select from last)
  `.execute(tx)
}
