import { sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { RoleHolders } from '../../../contract/team.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { tables } from '../table.ts'
import { refuseUnknownMembers } from './refuse-unknown-members.ts'

/** Who holds each role of the processes, active colleagues only. */
export async function listRoleHolders(tx: Tx, actor: Actor): Promise<RoleHolders[]> {
  const { rows } = await sql<RoleHolders>`
    select h.role_key as role, jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name) as members
    from role_holders h
    join members m on m.workspace_id = h.workspace_id and m.id = h.member_id
    where h.workspace_id = ${actor.workspaceId} and m.deactivated_at is null
    group by h.role_key
    order by h.role_key
  `.execute(tx)
  return rows
}

/** Says anew who holds a role. @throws Refusal `not_found` for a member who is not there */
export async function setRoleHolders(
  tx: Tx,
  { role, members }: { role: string; members: readonly MemberId[] },
  actor: Actor,
): Promise<RoleHolders> {
  const holders = [...new Set(members)]
  await refuseUnknownMembers(tx, holders, actor)
  await tables(tx)
    .deleteFrom('role_holders')
    .where('workspace_id', '=', actor.workspaceId)
    .where('role_key', '=', role)
    .execute()
  if (holders.length > 0)
    await tables(tx)
      .insertInto('role_holders')
      .values(holders.map((member_id) => ({ workspace_id: actor.workspaceId, role_key: role, member_id })))
      .execute()
  await record(tx, actor, {
    type: 'role_holders.changed',
    subject: { type: 'workspace', id: actor.workspaceId },
    data: { role, members: holders },
  })
  const all = await listRoleHolders(tx, actor)
  return all.find((one) => one.role === role) ?? { role, members: [] }
}
