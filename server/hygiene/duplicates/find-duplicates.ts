import { sql } from 'kysely'
import { duplicateThreshold } from '../../../contract/hygiene/duplicates.ts'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Database, Tx } from '../../platform/database/tx.ts'
import { compare } from './compared.ts'
import {
  comparedRecords,
  pairsSharingKeys,
  saveCompared,
  savePairs,
  waitingRecords,
  workOutKeys,
} from './table.ts'

/**
 * Records a transaction. Whoever follows events waits for the oldest transaction that writes, so it is kept to a fraction of a
 * second.
 */
const batchOf = 400
/** How many of those who share a name are looked at. More have nothing in common but that. */
const mostOfOneName = 60

/**
 * Compares every record that was written since with all others that share a key with it, workspace after workspace, until
 * none waits. A crash loses nothing: what was not compared still waits.
 */
export async function findDuplicates(
  db: Database,
  workspaces: readonly WorkspaceId[],
  { signal }: { signal?: AbortSignal } = {},
): Promise<void> {
  for (const id of workspaces)
    for (let more = true; more && !signal?.aborted; ) more = await db.write(id, (tx) => compareSome(tx, id))
}

/** One batch. False when nothing is left, or another server is at it. */
async function compareSome(tx: Tx, workspaceId: WorkspaceId): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`duplicates ${workspaceId}`}, 0)) as mine
  `.execute(tx)
  if (!rows[0]?.mine) return false
  // First the keys of all: who has none yet is found by nobody.
  if ((await workOutKeys(tx, workspaceId, batchOf)) > 0) return true
  const waiting = await waitingRecords(tx, workspaceId, batchOf)
  if (waiting.length === 0) return false
  const ids = waiting.map(({ id }) => id)
  await savePairs(tx, workspaceId, ids, await likePairs(tx, workspaceId, ids))
  await saveCompared(tx, workspaceId, waiting)
  return true
}

async function likePairs(tx: Tx, workspaceId: WorkspaceId, ids: readonly string[]) {
  const pairs = await pairsSharingKeys(tx, ids, mostOfOneName)
  const named = [...new Set(pairs.flatMap(({ firstId, secondId }) => [firstId, secondId]))]
  const records = await comparedRecords(tx, workspaceId, named)
  return pairs.flatMap(({ firstId, secondId }) => {
    const [a, b] = [records.get(firstId), records.get(secondId)]
    if (!a || !b) return []
    const comparison = compare(a, b, duplicateThreshold)
    return comparison.score < duplicateThreshold
      ? []
      : [{ entity: a.entity, firstId, secondId, ...comparison }]
  })
}
