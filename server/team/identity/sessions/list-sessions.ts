import { sql } from 'kysely'
import type { SessionId, UserId } from '../../../../contract/ids.ts'
import type { Returned } from '../../../../contract/route.ts'
import type { listSessions as route } from '../../../../contract/team/session.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { tables } from '../../table.ts'

/** Where a user is signed in, last seen first. */
export async function listSessions(
  tx: Tx,
  userId: UserId,
  current: SessionId,
): Promise<Returned<typeof route>> {
  const rows = await tables(tx)
    .selectFrom('sessions')
    .select(['id', 'created_at', 'updated_at', 'user_agent', 'ip_address'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', sql<string>`now()`)
    .orderBy('updated_at', 'desc')
    .limit(200)
    .execute()
  return {
    rows: rows.map((row) => ({
      id: row.id,
      current: row.id === current,
      signedInAt: row.created_at,
      lastSeenAt: row.updated_at,
      userAgent: row.user_agent,
      ipAddress: row.ip_address,
    })),
  }
}
