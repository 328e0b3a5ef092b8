import { sql } from 'kysely'
import type { MemberId, TeamId, UserId, WorkspaceId } from '../../contract/ids.ts'
import type { Rights } from '../../contract/team/rights.ts'
import type { Language } from '../../contract/text.ts'
import type { Actor, ActsFor, SharedTo, Via } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'

/**
 * Who acts, in one round trip: the member with his role's rights, his teams and teammates, his process roles, whose work
 * he does as a deputy and what colleagues share with him. A share that could add nothing is not looked for.
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
           ) as process_roles,
           (
             select coalesce(jsonb_agg(jsonb_build_object(
                      'memberId', p.id, 'name', p.name, 'toOn', d.to_on, 'tasks', d.tasks, 'approvals', d.approvals,
                      'notices', d.notices, 'records', d.records, 'roles', array(
                        select h.role_key
                        from all_role_holders h
                        where h.workspace_id = d.workspace_id and h.member_id = d.member_id)) order by p.name, p.id), '[]')
             from deputies_now d
             join members p on p.workspace_id = d.workspace_id and p.id = d.member_id
             where d.workspace_id = m.workspace_id and d.deputy_id = m.id
           ) as acts_for,
           (
             select jsonb_agg(jsonb_build_array(s.record_id, s.is_deal, s.works))
             from shared_with(m.workspace_id, m.id) s
             where r.rights ->> 'customers.see' <> 'all' or r.rights ->> 'deals.see' <> 'all'
                or r.rights ->> 'customers.edit' <> 'all' or r.rights ->> 'deals.edit' <> 'all'
           ) as shared
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
    processRoles: rolesFrom(row, 'tasks'),
    approvalRoles: rolesFrom(row, 'approvals'),
    actsFor: row.acts_for.map((away) => ({
      ...away,
      roles: away.roles.filter((role) => !row.process_roles.includes(role)),
    })),
    shared: {
      customers: reachedBy(row.shared, false),
      deals: reachedBy(row.shared, true),
    },
    via,
  }
}

/** His own roles, and those of the colleagues whose `part` he does as a deputy. */
function rolesFrom(
  { process_roles: own, acts_for: absent }: ActorRow,
  part: 'tasks' | 'approvals',
): string[] {
  return [...new Set([...own, ...absent.filter((away) => away[part]).flatMap(({ roles }) => roles)])]
}

/** One record may be shared in several ways: working it says more than seeing it. */
function reachedBy(shared: ActorRow['shared'], deals: boolean): Map<string, SharedTo> {
  const reached = new Map<string, SharedTo>()
  for (const [id, isDeal, works] of shared ?? [])
    if (isDeal === deals && reached.get(id) !== 'work') reached.set(id, works ? 'work' : 'view')
  return reached
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
  acts_for: ActsFor[]
  shared: [id: string, isDeal: boolean, works: boolean][] | null
}
