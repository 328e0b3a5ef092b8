import type { BulkEditId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import type { BulkEditRecord } from './bulk-edit.ts'
import { loadBulkEdit, lockBulkEdit, saveEnd } from './table.ts'

/** Stops a bulk edit after the batch being written. One that has ended stays as it is. */
export async function cancelBulkEdit(
  tx: Tx,
  { id }: { id: BulkEditId },
  actor: Actor,
): Promise<BulkEditRecord> {
  const { state, list, changed, same, refused } = await lockBulkEdit(tx, actor, id)
  if (state === 'running') {
    await saveEnd(tx, actor.workspaceId, id, 'cancelled')
    await record(tx, actor, {
      type: 'bulk_edit.cancelled',
      subject: { type: 'bulk_edit', id },
      data: { list, changed, same, refused },
    })
  }
  return loadBulkEdit(tx, actor, id)
}
