import type { StartBulkEdit } from '../../contract/bulk.ts'
import type { BulkEditId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { newId } from '../platform/ids.ts'
import type { BulkEditRecord } from './bulk-edit.ts'
import { changeOf } from './changing/change-of.ts'
import { meant } from './chosen.ts'
import { allowBulkEdit } from './policy.ts'
import { insertBulkEdit, loadBulkEdit } from './table.ts'

/**
 * Writes down what is to be done and to whom; from now on it belongs to the runner. Whoever comes into the list later is
 * not meant.
 * @throws Refusal `malformed`, `unknown_field`, `not_allowed`, `reason_required`
 */
export async function startBulkEdit(
  tx: Tx,
  { list, chosen, change }: StartBulkEdit,
  actor: Actor,
): Promise<BulkEditRecord> {
  allowBulkEdit(actor, list)
  const { batchOf } = await changeOf(tx, actor, list, change)
  const id = newId<BulkEditId>()
  const all = await meant(tx, actor, list, chosen)
  const total = await insertBulkEdit(tx, actor, { id, list, change, chosen, undoes: null }, all, batchOf)
  await record(tx, actor, {
    type: 'bulk_edit.started',
    subject: { type: 'bulk_edit', id },
    data: { list, act: change.act, total },
  })
  return loadBulkEdit(tx, actor, id)
}
