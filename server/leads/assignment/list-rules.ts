import { sql } from 'kysely'
import type { AssignmentRule } from '../../../contract/leads/assignment.ts'
import type { May } from '../../../contract/named.ts'
import type { Actor } from '../../platform/actor.ts'
import { named } from '../../platform/database/named.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { mayEditRules } from '../policy.ts'
import { meaningOf } from './matching-rules.ts'

/** The rules in their order, with the people in the order of their turns. */
export async function listRules(
  tx: Tx,
  actor: Actor,
): Promise<{ rows: AssignmentRule[]; can: { edit: May } }> {
  const { rows } = await sql<Omit<AssignmentRule, 'broken'>>`
    select r.id, r.name, r.filter, r.way, r.outside_hours as "outsideHours", r.passes_on as "passesOn", r.active,
           r.version, ${named('t')} as team,
           (select coalesce(jsonb_agg(${named('m')} order by p.place), '[]')
            from unnest(r.member_ids) with ordinality as p (id, place)
            join members m on m.workspace_id = r.workspace_id and m.id = p.id) as members,
           (select count(*)::integer from lead_assignments s
            where s.workspace_id = r.workspace_id and s.rule_id = r.id and s.at > now() - interval '30 days'
              and s.owner_id is not null) as given
    from assignment_rules r
    left join teams t on t.workspace_id = r.workspace_id and t.id = r.team_id
    where r.workspace_id = ${actor.workspaceId}
    order by r.position, r.id
  `.execute(tx)
  const shown: AssignmentRule[] = []
  for (const row of rows) shown.push({ ...row, broken: (await meaningOf(tx, actor, row)) === null })
  return { rows: shown, can: { edit: mayEditRules(actor) || 'not_allowed' } }
}
