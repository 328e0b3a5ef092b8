import { sql } from 'kysely'
import type { InvitationId, WorkspaceId } from '../../../contract/ids.ts'
import type { Database } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { hashToken } from '../identity/sessions/token.ts'
import { tables } from '../table.ts'
import { type InvitationRow, invitationState, linkWorks } from './invitation.ts'

export type InvitationOfToken = InvitationRow & { workspaceName: string; invitedBy: string }

/** The invitation a link belongs to, in whatever state. @throws Refusal `not_found` */
export async function invitationOfToken(db: Database, token: string): Promise<InvitationOfToken> {
  const { rows } = await db.read(null, (tx) =>
    sql<{ workspace_id: WorkspaceId; workspace_name: string; invitation_id: InvitationId }>`
      select workspace_id, workspace_name, invitation_id from invitation_holder(${hashToken(token)})`.execute(
      tx,
    ),
  )
  const found = rows[0]
  if (!found) throw new Refusal('not_found')
  const invitation = await db.read(found.workspace_id, (tx) =>
    tables(tx)
      .selectFrom('invitations')
      .leftJoin('members', (on) =>
        on
          .onRef('members.workspace_id', '=', 'invitations.workspace_id')
          .onRef('members.id', '=', 'invitations.invited_by'),
      )
      .selectAll('invitations')
      .select('members.name as inviter')
      .where('invitations.workspace_id', '=', found.workspace_id)
      .where('invitations.id', '=', found.invitation_id)
      .executeTakeFirst(),
  )
  if (!invitation) throw new Refusal('not_found')
  return { ...invitation, workspaceName: found.workspace_name, invitedBy: invitation.inviter ?? '' }
}

/** @throws Refusal `invitation_expired` (also when taken back or accepted), `link_expired` (a new one can be had) */
export function refuseUnlessUsable(invitation: InvitationRow): void {
  const now = new Date()
  const state = invitationState(invitation, now)
  if (state !== 'open') throw new Refusal('invitation_expired', { state })
  if (!linkWorks(invitation, now)) throw new Refusal('link_expired')
}
