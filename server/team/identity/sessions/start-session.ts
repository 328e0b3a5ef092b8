import { sql } from 'kysely'
import type { SessionId, UserId, WorkspaceId } from '../../../../contract/ids.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { newId } from '../../../platform/ids.ts'
import { tables } from '../../table.ts'
import { sessionDays } from './cookie.ts'
import type { Device } from './device.ts'
import { hashToken, newToken } from './token.ts'

/**
 * Begins a session, always a new one, and clears away those that are over.
 * @returns the token for the cookie; only its hash is kept
 */
export async function startSession(
  tx: Tx,
  userId: UserId,
  workspaceId: WorkspaceId,
  device: Device,
): Promise<string> {
  await sql`delete from sessions where expires_at < now()`.execute(tx)
  const token = newToken()
  await tables(tx)
    .insertInto('sessions')
    .values({
      id: newId<SessionId>(),
      user_id: userId,
      token: hashToken(token),
      workspace_id: workspaceId,
      expires_at: sql<string>`now() + make_interval(days => ${sessionDays})`,
      ip_address: device.ipAddress,
      user_agent: device.userAgent,
    })
    .execute()
  return token
}
