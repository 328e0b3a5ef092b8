import { sql } from 'kysely'
import type { Role } from '../../../contract/team/roles.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { tables } from '../table.ts'

export async function listRoles(tx: Tx, actor: Actor): Promise<Role[]> {
  return roles(tx, actor).orderBy('roles.position').orderBy('roles.key').execute()
}

/** @throws Refusal `not_found` */
export async function showRole(tx: Tx, key: string, actor: Actor): Promise<Role> {
  const role = await roles(tx, actor).where('roles.key', '=', key).executeTakeFirst()
  if (!role) throw new Refusal('not_found')
  return role
}

function roles(tx: Tx, actor: Actor) {
  return tables(tx)
    .selectFrom('roles')
    .select([
      'roles.key',
      'roles.name',
      'roles.rights',
      'roles.version',
      sql<number>`(
        select count(*)::int
        from members m
        where m.workspace_id = roles.workspace_id and m.role_key = roles.key and m.deactivated_at is null
      )`.as('members'),
    ])
    .where('roles.workspace_id', '=', actor.workspaceId)
}
