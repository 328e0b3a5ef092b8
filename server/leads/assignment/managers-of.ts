import { sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'

/** Of each person those who lead one of his teams; where nobody does, those who work on everybody's leads. */
export async function managersOf(
  tx: Tx,
  actor: Actor,
  memberIds: readonly MemberId[],
): Promise<Map<MemberId, MemberId[]>> {
  const { rows } = await sql<{ memberId: MemberId; managers: MemberId[] }>`
    select m.id as "memberId", coalesce(
      (select array_agg(distinct b.member_id::text)
       from team_members t
       join team_members b on b.workspace_id = t.workspace_id and b.team_id = t.team_id and b.leads
                          and b.member_id <> t.member_id
       where t.workspace_id = m.workspace_id and t.member_id = m.id),
      (select array_agg(b.id::text)
       from members b join roles r on r.workspace_id = b.workspace_id and r.key = b.role_key
       where b.workspace_id = m.workspace_id and b.deactivated_at is null and r.rights ->> 'leads.edit' = 'all'),
      '{}') as managers
    from members m
    where m.workspace_id = ${actor.workspaceId} and m.id = any (${memberIds}::uuid[])
  `.execute(tx)
  return new Map(rows.map(({ memberId, managers }) => [memberId, managers]))
}
