import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Database } from '../../platform/database/tx.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { wantedOf } from './table.ts'

/** Longer than any upload lasts. */
const graceMs = 3_600_000

/**
 * Removes bytes that belong to no row: uploads that ended half way, what was removed (once that cannot be undone any
 * more) or deleted with its deal. Files of
 * a company that this database does not know are left alone: it may be the wrong database.
 * @returns how many were removed
 */
export async function sweepFiles(
  db: Database,
  store: FileStore,
  workspaceIds: readonly WorkspaceId[],
  { now, signal }: { now: number; signal: AbortSignal },
): Promise<number> {
  const before = now - graceMs
  let swept = await store.sweepIncoming(before)
  for (const workspaceId of workspaceIds)
    for await (const ids of store.storedBefore(workspaceId, before)) {
      if (signal.aborted) return swept
      const wanted = await db.read(workspaceId, (tx) => wantedOf(tx, workspaceId, ids))
      for (const id of ids.filter((one) => !wanted.has(one))) {
        await store.remove({ workspaceId, id })
        swept += 1
      }
    }
  return swept
}
