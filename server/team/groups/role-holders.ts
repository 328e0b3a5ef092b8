import { sql } from 'kysely'
import type { DepartmentId, MemberId } from '../../../contract/ids.ts'
import type { RoleHolders } from '../../../contract/team/roles.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { tables } from '../table.ts'
import { refuseUnknownMembers } from './refuse-unknown-members.ts'

/** Who holds each role of the processes, active colleagues only. */
export async function listRoleHolders(tx: Tx, actor: Actor): Promise<RoleHolders[]> {
  const people = (holders: 'role_holders' | 'all_role_holders') => sql`
    select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name, m.id), '[]')
    from ${sql.table(holders)} h
    join members m on m.workspace_id = h.workspace_id and m.id = h.member_id
    where h.workspace_id = ${actor.workspaceId} and h.role_key = r.role_key and m.deactivated_at is null`
  const { rows } = await sql<RoleHolders>`
    select r.role_key as role, (${people('role_holders')}) as members,
           (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.name), '[]')
            from role_departments h
            join departments d on d.workspace_id = h.workspace_id and d.id = h.department_id
            where h.workspace_id = ${actor.workspaceId} and h.role_key = r.role_key) as departments,
           (${people('all_role_holders')}) as everybody
    from (
      select role_key from role_holders where workspace_id = ${actor.workspaceId}
      union
      select role_key from role_departments where workspace_id = ${actor.workspaceId}
    ) r
    order by r.role_key
  `.execute(tx)
  return rows.filter(({ members, departments }) => members.length + departments.length > 0)
}

/** Says anew who holds a role. @throws Refusal `not_found` for a member or department that is not there */
export async function setRoleHolders(
  tx: Tx,
  { role, members, departments }: SetRoleHolders,
  actor: Actor,
): Promise<RoleHolders> {
  const holders = [...new Set(members)]
  const whole = [...new Set(departments)]
  await refuseUnknownMembers(tx, holders, actor)
  await refuseUnknownDepartments(tx, whole, actor)
  for (const table of ['role_holders', 'role_departments'] as const)
    await tables(tx)
      .deleteFrom(table)
      .where('workspace_id', '=', actor.workspaceId)
      .where('role_key', '=', role)
      .execute()
  const held = { workspace_id: actor.workspaceId, role_key: role }
  if (holders.length > 0)
    await tables(tx)
      .insertInto('role_holders')
      .values(holders.map((member_id) => ({ ...held, member_id })))
      .execute()
  if (whole.length > 0)
    await tables(tx)
      .insertInto('role_departments')
      .values(whole.map((department_id) => ({ ...held, department_id })))
      .execute()
  await record(tx, actor, {
    type: 'role_holders.changed',
    subject: { type: 'workspace', id: actor.workspaceId },
    data: { role, members: holders, departments: whole },
  })
  const all = await listRoleHolders(tx, actor)
  return all.find((one) => one.role === role) ?? { role, members: [], departments: [], everybody: [] }
}

export interface SetRoleHolders {
  role: string
  members: readonly MemberId[]
  departments: readonly DepartmentId[]
}

async function refuseUnknownDepartments(tx: Tx, ids: readonly DepartmentId[], actor: Actor): Promise<void> {
  const { rows } = await sql<{ id: DepartmentId }>`
    select asked.id
    from unnest(${ids}::uuid[]) as asked (id)
    where not exists (select from departments d where d.workspace_id = ${actor.workspaceId} and d.id = asked.id)
  `.execute(tx)
  if (rows.length > 0) throw new Refusal('not_found', { departments: rows.map(({ id }) => id) })
}
