import { sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../database/tx.ts'

/** An answer is kept for a day: long enough for any retry, and not longer than its contents are anybody's business. */
export async function sweepIdempotencyKeys(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  await sql`
    delete from idempotency_keys where workspace_id = ${workspaceId} and created_at < now() - interval '24 hours'
  `.execute(tx)
}
