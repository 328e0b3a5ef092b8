import { sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { unknownRecord } from '../../platform/refusal.ts'

/**
 * Refuses to give something to somebody who is no colleague here, or no longer one. Without an id there is nothing to
 * refuse.
 * @param path where in the request it stands, as `body.ownerId`
 */
export async function mustKnowMember(
  tx: Tx,
  actor: Actor,
  id: MemberId | null | undefined,
  path: string,
): Promise<void> {
  if (!id || id === actor.memberId) return
  const { rows } = await sql`
    select from members where workspace_id = ${actor.workspaceId} and id = ${id} and deactivated_at is null
  `.execute(tx)
  if (rows.length === 0) throw unknownRecord(path)
}
