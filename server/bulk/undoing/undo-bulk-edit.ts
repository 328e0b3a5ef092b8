import { sql } from 'kysely'
import type { BulkEditId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type BulkEditRecord, mayUndo } from '../bulk-edit.ts'
import { allowBulkEdit } from '../policy.ts'
import { insertBulkEdit, loadBulkEdit, lockBulkEdit } from '../table.ts'
import { changeBack } from './change-back.ts'

/**
 * Begins to give back what a bulk edit changed: a bulk edit of its own, of just those records.
 * @throws Refusal `bulk_edit_not_undoable` while it runs, when it changed nothing, or is undone already
 */
export async function undoBulkEdit(
  tx: Tx,
  { id: undoes }: { id: BulkEditId },
  actor: Actor,
): Promise<BulkEditRecord> {
  const done = await lockBulkEdit(tx, actor, undoes)
  const { list, change } = done
  allowBulkEdit(actor, list)
  if (!mayUndo(done)) throw new Refusal('bulk_edit_not_undoable')
  const { batchOf } = changeBack(list, change, undoes)
  const id = newId<BulkEditId>()
  const changed = sql<{ id: string }>`
    select r.record_id as id from bulk_edit_rows r
    where r.workspace_id = ${actor.workspaceId} and r.bulk_edit_id = ${undoes} and r.became = 'changed'`
  const chosen = { undone: true } as const
  const total = await insertBulkEdit(tx, actor, { id, list, change, chosen, undoes }, changed, batchOf)
  await record(tx, actor, {
    type: 'bulk_edit.started',
    subject: { type: 'bulk_edit', id },
    data: { list, act: change.act, total, undoes },
  })
  return loadBulkEdit(tx, actor, id)
}
