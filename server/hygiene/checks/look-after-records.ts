import { sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Database, Tx } from '../../platform/database/tx.ts'
import { foldCheckTotals } from '../score/fold-check-totals.ts'
import { keepHistory } from '../score/keep-history.ts'
import { followRecords } from './follow-records.ts'
import { goOnWithRounds } from './rounds.ts'

/** Batches of one company before the next one has its turn. */
const batchesInTurn = 30

/**
 * Checks what has changed, and goes on with the day's round through all records. A crash loses nothing: events not yet
 * read are read again, and a round goes on with the batch it was at.
 */
export async function lookAfterRecords(
  db: Database,
  workspaces: readonly WorkspaceId[],
  { signal, batches = batchesInTurn }: { signal?: AbortSignal; batches?: number } = {},
): Promise<void> {
  for (const id of workspaces)
    for (let left = batches, more = true; more && left > 0 && !signal?.aborted; left--)
      more = await db.write(id, (tx) => lookAfterSome(tx, id))
}

/** One batch. False when nothing is left, or another server is at it. */
async function lookAfterSome(tx: Tx, workspaceId: WorkspaceId): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`checks ${workspaceId}`}, 0)) as mine
  `.execute(tx)
  if (!rows[0]?.mine) return false
  if (await followRecords(tx, workspaceId)) return true
  if (await goOnWithRounds(tx, workspaceId)) return true
  await foldCheckTotals(tx, workspaceId)
  await keepHistory(tx, workspaceId)
  return false
}
