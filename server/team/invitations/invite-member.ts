import type { InvitationId, MemberId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { hashToken, newToken } from '../identity/sessions/token.ts'
import { addMember } from '../members/add-member.ts'
import { tables } from '../table.ts'
import { linkExpiry } from './invitation.ts'

export interface InviteMember {
  name: string
  email: string
  role: string
  memberId?: MemberId | undefined
}

/**
 * Keeps a place for somebody: a member who can be given work at once and signs in when he accepts.
 * @returns the token of the link, never shown again
 * @throws Refusal `already_exists` where the address belongs to a colleague who signs in, `not_found`
 */
export async function inviteMember(
  tx: Tx,
  { name, email, role, memberId }: InviteMember,
  actor: Actor,
): Promise<{ id: InvitationId; token: string }> {
  await refuseUnknownRole(tx, role, actor)
  await placeMember(tx, { name, email, role, memberId }, actor)
  await tables(tx)
    .updateTable('invitations')
    .set({ revoked_at: new Date().toISOString() })
    .where('workspace_id', '=', actor.workspaceId)
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()

  const id = newId<InvitationId>()
  const token = newToken()
  const now = new Date()
  await tables(tx)
    .insertInto('invitations')
    .values({
      workspace_id: actor.workspaceId,
      id,
      email,
      name,
      role_key: role,
      token_hash: hashToken(token),
      invited_by: actor.memberId,
      created_at: now.toISOString(),
      expires_at: linkExpiry(now),
    })
    .execute()
  await record(tx, actor, {
    type: 'member.invited',
    subject: { type: 'invitation', id },
    data: { name, email, role },
  })
  return { id, token }
}

async function refuseUnknownRole(tx: Tx, role: string, actor: Actor): Promise<void> {
  const known = await tables(tx)
    .selectFrom('roles')
    .select('key')
    .where('workspace_id', '=', actor.workspaceId)
    .where('key', '=', role)
    .executeTakeFirst()
  if (!known) throw new Refusal('not_found', { role })
}

/** The colleague named, or the one with this address, or a new one. */
async function placeMember(
  tx: Tx,
  { name, email, role, memberId }: InviteMember,
  actor: Actor,
): Promise<void> {
  const known = await tables(tx)
    .selectFrom('members')
    .select(['id', 'user_id'])
    .where('workspace_id', '=', actor.workspaceId)
    .$if(memberId !== undefined, (query) => query.where('id', '=', memberId as MemberId))
    .$if(memberId === undefined, (query) => query.where((row) => row.fn('lower', ['email']), '=', email))
    .forUpdate()
    .executeTakeFirst()
  if (known?.user_id) throw new Refusal('already_exists')
  if (memberId && !known) throw new Refusal('not_found')
  if (!known) {
    await addMember(tx, { name, email, role }, actor)
    return
  }
  await tables(tx)
    .updateTable('members')
    .set((row) => ({ email, role_key: role, deactivated_at: null, version: row('version', '+', 1) }))
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', known.id)
    .execute()
}
