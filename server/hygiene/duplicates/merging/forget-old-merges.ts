import { sql } from 'kysely'
import type { WorkspaceId } from '../../../../contract/ids.ts'
import type { Tx } from '../../../platform/database/tx.ts'

/** After thirty days a merge stays: what the gone record held is kept no longer. */
export async function forgetOldMerges(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  await sql`
    update merges set taken = null
    where workspace_id = ${workspaceId} and taken is not null and merged_at <= now() - interval '30 days'
  `.execute(tx)
}
