import type { Received } from '../../../contract/route.ts'
import type { Rights } from '../../../contract/team/rights.ts'
import type { Role, editRole as route } from '../../../contract/team/roles.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { keepAnAdministrator } from '../members/keep-an-administrator.ts'
import { json, tables } from '../table.ts'
import { showRole } from './list-roles.ts'

/** Changes a role's name or the rights named. @throws Refusal `not_found`, `changed_meanwhile`, `last_administrator` */
export async function editRole(
  tx: Tx,
  { key, name, rights, ifMatch }: { key: string; ifMatch: number } & Received<typeof route>['body'],
  actor: Actor,
): Promise<Role> {
  const before = await tables(tx)
    .selectFrom('roles')
    .select(['version', 'rights'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw new Refusal('not_found')
  seen(before, ifMatch)
  await tables(tx)
    .updateTable('roles')
    .set((row) => ({
      ...(name !== undefined && { name: json(name) }),
      ...(rights && { rights: json({ ...before.rights, ...rights } as Rights) }),
      version: row('version', '+', 1),
    }))
    .where('workspace_id', '=', actor.workspaceId)
    .where('key', '=', key)
    .execute()
  await keepAnAdministrator(tx, actor)
  await record(tx, actor, {
    type: 'role.changed',
    subject: { type: 'workspace', id: actor.workspaceId },
    data: { role: key, name, rights, before: pick(before.rights, rights) },
  })
  return showRole(tx, key, actor)
}

function pick(before: Rights, changed: Partial<Rights> = {}): Partial<Rights> {
  return Object.fromEntries(Object.entries(before).filter(([right]) => right in changed))
}
