import type { MemberId } from '../../../contract/ids.ts'
import type { Received } from '../../../contract/route.ts'
import type { Member, editMember as route } from '../../../contract/team/members.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { fieldRefusal, Refusal } from '../../platform/refusal.ts'
import { tables } from '../table.ts'
import { keepAnAdministrator } from './keep-an-administrator.ts'
import { showMember } from './member.ts'

/** @throws Refusal `not_found`, `changed_meanwhile`, `last_administrator`, `malformed` for a role or department that is not there */
export async function editMember(
  tx: Tx,
  { id, ifMatch, ...changes }: { id: MemberId; ifMatch: number } & Received<typeof route>['body'],
  actor: Actor,
): Promise<Member> {
  const { workspaceId } = actor
  const before = await tables(tx)
    .selectFrom('members')
    .select(['version', 'role_key', 'name'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw new Refusal('not_found')
  seen(before, ifMatch)
  await refuseUnknown(tx, changes, actor)

  const { name, role, departmentId } = changes
  await tables(tx)
    .updateTable('members')
    .set((row) => ({
      ...(name !== undefined && { name }),
      ...(role !== undefined && { role_key: role }),
      ...(departmentId !== undefined && { department_id: departmentId }),
      version: row('version', '+', 1),
    }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
  await keepAnAdministrator(tx, actor)
  const subject = { type: 'member', id }
  if (role !== undefined && role !== before.role_key)
    await record(tx, actor, {
      type: 'member.role_changed',
      subject,
      data: { from: before.role_key, to: role },
    })
  else await record(tx, actor, { type: 'member.edited', subject, data: changes })
  return showMember(tx, id, actor)
}

async function refuseUnknown(tx: Tx, { role, departmentId }: Received<typeof route>['body'], actor: Actor) {
  const [roles, departments] = [tables(tx).selectFrom('roles'), tables(tx).selectFrom('departments')]
  const { workspaceId } = actor
  if (role !== undefined) {
    const known = roles.select('key').where('workspace_id', '=', workspaceId).where('key', '=', role)
    if (!(await known.executeTakeFirst()))
      throw fieldRefusal('malformed', 'body.role', 'There is no such role.')
  }
  if (departmentId) {
    const known = departments
      .select('id')
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', departmentId)
    if (!(await known.executeTakeFirst()))
      throw fieldRefusal('malformed', 'body.departmentId', 'There is no such department.')
  }
}
