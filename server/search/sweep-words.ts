import { sql } from 'kysely'
import type { WorkspaceId } from '../../contract/ids.ts'
import type { Tx } from '../platform/database/tx.ts'

/**
 * Words that no name has any more go: where many records left at once, their words were not looked through then. Without
 * such it costs one look.
 */
export async function sweepWords(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  const { numAffectedRows } = await sql`
    delete from search_words_to_sweep where workspace_id = ${workspaceId}
  `.execute(tx)
  if (numAffectedRows) await sql`select gather_words(${workspaceId})`.execute(tx)
}
