import { sql } from 'kysely'
import type { InvitationId } from '../../../contract/ids.ts'
import type { Invitation } from '../../../contract/team/invitations.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { tables } from '../table.ts'
import { invitationState } from './invitation.ts'

/** Invitations of the last three months, the newest first. */
export async function listInvitations(tx: Tx, actor: Actor): Promise<Invitation[]> {
  const rows = await invitations(tx, actor)
    .where('invitations.created_at', '>', sql<string>`now() - interval '3 months'`)
    .orderBy('invitations.created_at', 'desc')
    .limit(1_000)
    .execute()
  return rows.map(shown)
}

/** @throws Refusal `not_found` */
export async function showInvitation(tx: Tx, id: InvitationId, actor: Actor): Promise<Invitation> {
  const row = await invitations(tx, actor).where('invitations.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not_found')
  return shown(row)
}

function invitations(tx: Tx, actor: Actor) {
  return tables(tx)
    .selectFrom('invitations')
    .innerJoin('members', (on) =>
      on
        .onRef('members.workspace_id', '=', 'invitations.workspace_id')
        .onRef('members.id', '=', 'invitations.invited_by'),
    )
    .selectAll('invitations')
    .select('members.name as inviter')
    .where('invitations.workspace_id', '=', actor.workspaceId)
}

type Row = Awaited<ReturnType<ReturnType<typeof invitations>['execute']>>[number]

function shown(row: Row): Invitation {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role_key,
    invitedBy: { id: row.invited_by, name: row.inviter },
    createdAt: row.created_at,
    state: invitationState(row, new Date()),
  }
}
