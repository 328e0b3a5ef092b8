import type { BulkEditId } from '../../../contract/ids.ts'
import type { Problem } from '../../../contract/refusals.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { codeOfFault } from '../../platform/http/problem.ts'
import { Refusal } from '../../platform/refusal.ts'
import { asOfNow } from '../../team/as-of-now.ts'
import { saveEnd } from '../table.ts'
import { doBatch } from './do-batch.ts'

/**
 * Changes what is left of a started bulk edit, batch after batch, until it is done, cancelled, or the program ends; it
 * then goes on at the next start. Two who run the same one take turns. Each batch is done with the rights whoever began it
 * has by then. Where the database is away, what is left waits for it.
 */
export async function runBulkEdit(
  db: Database,
  actor: Actor,
  id: BulkEditId,
  { signal }: { signal?: AbortSignal } = {},
): Promise<void> {
  try {
    for (let more = true; more && !signal?.aborted; )
      more = await db.write(actor.workspaceId, async (tx) => doBatch(tx, await asOfNow(tx, actor), id))
  } catch (fault) {
    const code = codeOfFault(fault)
    if (code !== 'unavailable') await giveUp(db, actor, id, code)
    if (!(fault instanceof Refusal)) throw fault
  }
}

/** A fault of the house, or the change itself is allowed no more: what has changed stays so, and can be undone. */
async function giveUp(db: Database, actor: Actor, id: BulkEditId, code: Problem['code']): Promise<void> {
  await db
    .write(actor.workspaceId, async (tx) => {
      await saveEnd(tx, actor.workspaceId, id, 'failed', code)
      await record(tx, actor, {
        type: 'bulk_edit.failed',
        subject: { type: 'bulk_edit', id },
        data: { fault: code },
      })
    })
    .catch(() => {})
}
