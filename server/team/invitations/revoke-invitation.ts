import type { InvitationId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { tables } from '../table.ts'

/** Takes an open invitation back: the link ends and the place that was kept is closed. @throws Refusal `not_found` */
export async function revokeInvitation(tx: Tx, id: InvitationId, actor: Actor): Promise<void> {
  const now = new Date().toISOString()
  const revoked = await tables(tx)
    .updateTable('invitations')
    .set({ revoked_at: now })
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning(['email', 'name'])
    .executeTakeFirst()
  if (!revoked) throw new Refusal('not_found')
  await tables(tx)
    .updateTable('members')
    .set((row) => ({ deactivated_at: now, version: row('version', '+', 1) }))
    .where('workspace_id', '=', actor.workspaceId)
    .where('user_id', 'is', null)
    .where((row) => row.fn('lower', ['email']), '=', revoked.email)
    .execute()
  await record(tx, actor, {
    type: 'invitation.revoked',
    subject: { type: 'invitation', id },
    data: { name: revoked.name },
  })
}
