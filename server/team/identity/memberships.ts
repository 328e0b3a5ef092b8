import { sql } from 'kysely'
import type { MemberId, UserId, WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'

export interface Membership {
  workspaceId: WorkspaceId
  workspaceName: string
  memberId: MemberId
}

/** The workspaces a user may enter, the oldest first. */
export async function membershipsOf(tx: Tx, userId: UserId): Promise<Membership[]> {
  const { rows } = await sql<{ workspace_id: WorkspaceId; workspace_name: string; member_id: MemberId }>`
    select workspace_id, workspace_name, member_id from memberships_of(${userId})
  `.execute(tx)
  return rows.map((row) => ({
    workspaceId: row.workspace_id,
    workspaceName: row.workspace_name,
    memberId: row.member_id,
  }))
}
