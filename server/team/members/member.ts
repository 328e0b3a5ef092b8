import { sql } from 'kysely'
import type { DepartmentId, MemberId, TeamId, UserId } from '../../../contract/ids.ts'
import type { Member } from '../../../contract/team/members.ts'
import type { Language } from '../../../contract/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { holds } from '../reach.ts'
import { tables } from '../table.ts'

/** Members of the actor's workspace as the contract shows them; add conditions, order and limit. */
export function membersOf(tx: Tx, actor: Actor) {
  return tables(tx)
    .selectFrom('members')
    .select([
      'members.id',
      'members.user_id',
      'members.name',
      'members.email',
      'members.role_key',
      'members.department_id',
      'members.language',
      'members.sample',
      'members.deactivated_at',
      'members.created_at',
      'members.version',
      sql<TeamId[]>`array(
        select t.team_id::text
        from team_members t
        where t.workspace_id = members.workspace_id and t.member_id = members.id
      )`.as('team_ids'),
      sql<string[]>`array(
        select h.role_key
        from all_role_holders h
        where h.workspace_id = members.workspace_id and h.member_id = members.id
        order by 1
      )`.as('process_roles'),
    ])
    .where('members.workspace_id', '=', actor.workspaceId)
}

/** @throws Refusal `not_found` */
export async function showMember(tx: Tx, id: MemberId, actor: Actor): Promise<Member> {
  const row = await membersOf(tx, actor).where('members.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not_found')
  return shownMember(row, actor)
}

export function shownMember(row: MemberRow, actor: Actor): Member {
  const manages = holds(actor, 'team.manage') || 'not_allowed'
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role_key,
    departmentId: row.department_id,
    teamIds: row.team_ids,
    processRoles: row.process_roles,
    language: row.language,
    signsIn: row.user_id !== null,
    sample: row.sample,
    deactivatedAt: row.deactivated_at,
    createdAt: row.created_at,
    version: row.version,
    can: {
      edit: manages,
      deactivate: manages,
      invite: row.user_id === null ? manages : 'already_exists',
    },
  }
}

export interface MemberRow {
  id: MemberId
  user_id: UserId | null
  name: string
  email: string | null
  role_key: string
  department_id: DepartmentId | null
  language: Language
  sample: boolean
  deactivated_at: string | null
  created_at: string
  version: number
  team_ids: TeamId[]
  process_roles: string[]
}
