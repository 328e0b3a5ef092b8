import type { ImportId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import type { ImportRecord } from '../import.ts'
import { allowImport } from '../policy.ts'
import { loadImport, saveState } from '../table.ts'

/** Stops an import after the batch being written. One that is not running stays as it is. */
export async function cancelImport(tx: Tx, { id }: { id: ImportId }, actor: Actor): Promise<ImportRecord> {
  allowImport(actor)
  // Waits for the batch: the runner holds the row while it writes.
  const { state, rowsDone } = await loadImport(tx, actor.workspaceId, id, 'lock')
  if (state !== 'running') return loadImport(tx, actor.workspaceId, id)
  await saveState(tx, actor.workspaceId, id, 'cancelled')
  await record(tx, actor, { type: 'import.cancelled', subject: { type: 'import', id }, data: { rowsDone } })
  return loadImport(tx, actor.workspaceId, id)
}
