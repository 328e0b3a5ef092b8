import type { UserId, WorkspaceId } from '../../../contract/ids.ts'
import type { Language } from '../../../contract/text.ts'
import type { Database } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { addUser } from '../identity/add-user.ts'
import { countTry, forgetTries } from '../identity/throttle.ts'
import { loadActor } from '../load-actor.ts'
import { tables } from '../table.ts'
import { invitationOfToken, refuseUnlessUsable } from './invitation-of-token.ts'

export interface AcceptInvitation {
  token: string
  name: string
  language: Language
  password: string
}

/**
 * Gives the invited person his place: as a new user with this password, or as the one he is already in another
 * workspace, if the password is that one's (so tries count). The link ends.
 * @throws Refusal `not_found`, `link_expired`, `invitation_expired`, `weak_password`, `wrong_credentials`,
 *   `already_exists` where he is a member here under another address
 */
export async function acceptInvitation(
  db: Database,
  { token, name, language, password }: AcceptInvitation,
): Promise<{ userId: UserId; workspaceId: WorkspaceId }> {
  const invitation = await invitationOfToken(db, token)
  refuseUnlessUsable(invitation)
  const { workspace_id: workspaceId, email } = invitation
  await countTry(db, email)
  const userId = await db.write(workspaceId, async (tx) => {
    const accepted = await tables(tx)
      .updateTable('invitations')
      .set({ accepted_at: new Date().toISOString() })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', invitation.id)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .where('token_hash', '=', invitation.token_hash)
      .executeTakeFirst()
    if (accepted.numUpdatedRows === 0n) throw new Refusal('invitation_expired')
    const user = await addUser(tx, { name, email, password })
    const placed = await tables(tx)
      .updateTable('members')
      .set((row) => ({ user_id: user, name, language, version: row('version', '+', 1) }))
      .where('workspace_id', '=', workspaceId)
      .where('user_id', 'is', null)
      .where('deactivated_at', 'is', null)
      .where((row) => row.fn('lower', ['email']), '=', email)
      .executeTakeFirst()
    if (placed.numUpdatedRows === 0n) throw new Refusal('invitation_expired')
    const actor = await loadActor(tx, workspaceId, { userId: user }, 'screen')
    if (!actor) throw new Refusal('invitation_expired')
    await record(tx, actor, { type: 'invitation.accepted', subject: { type: 'member', id: actor.memberId } })
    return user
  })
  await forgetTries(db, email)
  return { userId, workspaceId }
}
