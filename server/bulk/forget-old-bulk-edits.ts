import { sql } from 'kysely'
import type { WorkspaceId } from '../../contract/ids.ts'
import type { Tx } from '../platform/database/tx.ts'
import { keptDays } from './bulk-edit.ts'

/** Lets go of what became of whom, once nobody will undo it any more. The records' own history stays. */
export async function forgetOldBulkEdits(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  await sql`
    delete from bulk_edits
    where workspace_id = ${workspaceId} and state <> 'running' and finished_at < now() - make_interval(days => ${keptDays})
  `.execute(tx)
}
