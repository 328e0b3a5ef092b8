import { sql } from 'kysely'
import type { MemberId, TeamId, UserId, WorkspaceId } from '../../contract/ids.ts'
import type { Rights } from '../../contract/team/rights.ts'
import type { Language } from '../../contract/text.ts'
import type { Actor, Via } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'

/**
 * Who acts, in one round trip: the member with his role's rights, his teams and teammates, his process roles.
 * @param tx inside the workspace
 * @returns null for a member who is not there or not active any more
 */
export async function loadActor(
  tx: Tx,
  workspaceId: WorkspaceId,
  who: { memberId: MemberId } | { userId: UserId },
  via: Via,
): Promise<Actor | null> {
  const { rows } = await sql<ActorRow>`
    select m.id, m.name, m.language, coalesce(m.time_zone, w.time_zone) as time_zone, r.rights,
           array(
             select t.team_id::text
             from team_members t
             where t.workspace_id = m.workspace_id and t.member_id = m.id
           ) as teams,
           array(
             select distinct mate.member_id::text
             from team_members t
             join team_members mate on mate.workspace_id = t.workspace_id and mate.team_id = t.team_id
             where t.workspace_id = m.workspace_id and t.member_id = m.id and mate.member_id <> m.id
           ) as mates,
           array(
             select h.role_key
             from all_role_holders h
             where h.workspace_id = m.workspace_id and h.member_id = m.id
           ) as process_roles
    from members m
    join workspaces w on w.workspace_id = m.workspace_id
    join roles r on r.workspace_id = m.workspace_id and r.key = m.role_key
    where m.workspace_id = ${workspaceId} and m.deactivated_at is null
      and ${'memberId' in who ? sql`m.id = ${who.memberId}` : sql`m.user_id = ${who.userId}`}
  `.execute(tx)
  const row = rows[0]
  if (!row) return null
  return {
    workspaceId,
    memberId: row.id,
    name: row.name,
    language: row.language,
    timeZone: row.time_zone,
    rights: row.rights,
    teammates: [row.id, ...row.mates],
    teams: row.teams,
    processRoles: row.process_roles,
    via,
  }
}

interface ActorRow {
  id: MemberId
  name: string
  language: Language
  time_zone: string
  rights: Rights
  teams: TeamId[]
  mates: MemberId[]
  process_roles: string[]
}
