import { sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { foldTotals } from './totals.ts'

/** So many new rows are read as fast as none. */
const worthFolding = 500

/**
 * Folds totals only where rows were added since the last time; folding what is folded would rewrite the table for
 * nothing. What was there at the start of the process counts as added.
 */
export function foldGrownTotals(): (tx: Tx, workspaceId: WorkspaceId) => Promise<void> {
  const folded = new Map<WorkspaceId, number>()
  return async (tx, workspaceId) => {
    if ((await rowsOf(tx, workspaceId)) < (folded.get(workspaceId) ?? 0) + worthFolding) return
    await foldTotals(tx, workspaceId)
    folded.set(workspaceId, await rowsOf(tx, workspaceId))
  }
}

async function rowsOf(tx: Tx, workspaceId: WorkspaceId): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    select (select count(*) from deal_totals where workspace_id = ${workspaceId})
         + (select count(*) from stage_totals where workspace_id = ${workspaceId}) as rows
  `.execute(tx)
  return rows[0]?.rows ?? 0
}
