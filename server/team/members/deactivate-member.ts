import { sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { Member } from '../../../contract/team/members.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { tables } from '../table.ts'
import { keepAnAdministrator } from './keep-an-administrator.ts'
import { showMember } from './member.ts'

/**
 * Closes a colleague's access to this workspace: his keys are revoked, his sessions in it end. What he owns stays his
 * until somebody takes it over.
 * @throws Refusal `not_found`, `last_administrator`
 */
export async function deactivateMember(tx: Tx, id: MemberId, actor: Actor): Promise<Member> {
  const { workspaceId } = actor
  const now = new Date().toISOString()
  const closed = await tables(tx)
    .updateTable('members')
    .set((row) => ({ deactivated_at: now, version: row('version', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('deactivated_at', 'is', null)
    .returning('user_id')
    .executeTakeFirst()
  // Already closed, or not there at all: the answer tells.
  if (!closed) return showMember(tx, id, actor)
  await keepAnAdministrator(tx, actor)
  await sql`
    update api_keys set revoked_at = ${now}
    where workspace_id = ${workspaceId} and member_id = ${id} and revoked_at is null
  `.execute(tx)
  if (closed.user_id)
    await sql`delete from sessions where user_id = ${closed.user_id} and workspace_id = ${workspaceId}`.execute(
      tx,
    )
  await record(tx, actor, { type: 'member.deactivated', subject: { type: 'member', id } })
  return showMember(tx, id, actor)
}

/** Opens it again; keys stay revoked. @throws Refusal `not_found` */
export async function reactivateMember(tx: Tx, id: MemberId, actor: Actor): Promise<Member> {
  const opened = await tables(tx)
    .updateTable('members')
    .set((row) => ({ deactivated_at: null, version: row('version', '+', 1) }))
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', id)
    .where('deactivated_at', 'is not', null)
    .executeTakeFirst()
  if (opened.numUpdatedRows > 0n)
    await record(tx, actor, { type: 'member.reactivated', subject: { type: 'member', id } })
  return showMember(tx, id, actor)
}
