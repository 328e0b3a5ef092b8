import type { FileId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { lockTask } from '../table.ts'
import { fileEvent } from './file-event.ts'
import { mayRemove } from './policy.ts'
import { fileCalled, markRemoved } from './table.ts'

/**
 * Takes a file away; its bytes stay until nobody can undo it any more.
 * @throws Refusal `not_found`, `not_allowed`, `task_closed`
 */
export async function removeFile(tx: Tx, { id }: { id: FileId }, actor: Actor): Promise<void> {
  const found = await fileCalled(tx, actor, id)
  // Whoever completes the task at this moment counts on its files.
  if (found.taskId) await lockTask(tx, actor, found.taskId)
  const file = await fileCalled(tx, actor, id)
  const may = mayRemove(actor, file)
  if (may !== true) throw new Refusal(may)
  if (!(await markRemoved(tx, actor, id))) throw new Refusal('not_found')
  await record(tx, actor, fileEvent('removed', file))
}
