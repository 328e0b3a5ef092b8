import type { InvitationId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { hashToken, newToken } from '../identity/sessions/token.ts'
import { tables } from '../table.ts'
import { type InvitationRow, invitationState, linkExpiry } from './invitation.ts'

/**
 * A new link for an open invitation; the old one ends.
 * @param tx inside the invitation's workspace
 * @throws Refusal `not_found`, `invitation_expired`
 */
export async function renewLink(
  tx: Tx,
  workspaceId: InvitationRow['workspace_id'],
  id: InvitationId,
): Promise<{ invitation: InvitationRow; token: string }> {
  const now = new Date()
  const invitation = await tables(tx)
    .selectFrom('invitations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!invitation) throw new Refusal('not_found')
  const state = invitationState(invitation, now)
  if (state !== 'open') throw new Refusal('invitation_expired', { state })
  const token = newToken()
  const renewed = { token_hash: hashToken(token), expires_at: linkExpiry(now) }
  await tables(tx)
    .updateTable('invitations')
    .set(renewed)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
  return { invitation: { ...invitation, ...renewed }, token }
}
