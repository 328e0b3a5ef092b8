import { sql } from 'kysely'
import type { TaskId } from '../../../contract/ids.ts'
import type { TaskFiles } from '../../../contract/tasks/files.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { DealsAbove } from '../deals-above.ts'
import { mayTask, taskCan } from '../policy.ts'
import { siblingsOf, taskCalled } from '../table.ts'
import { waitsFor } from '../task.ts'
import { shownFile } from './file.ts'
import { filesNeeded } from './must-have-files.ts'
import { mayAdd } from './policy.ts'
import { filesWhere } from './table.ts'

/**
 * The files of a task, how many it needs, and what its reader may do.
 * @throws Refusal `not_found` for a task that is not his to see
 */
export async function taskFiles(
  tx: Tx,
  { id }: { id: TaskId },
  actor: Actor,
  deals: DealsAbove,
): Promise<TaskFiles> {
  const task = await taskCalled(tx, actor, id)
  if (!mayTask(actor, 'see', task)) throw new Refusal('not_found')
  const files = await filesWhere(tx, actor, sql`f.task_id = ${id}`)
  const needed = filesNeeded((await deals.meetDeal(tx, actor, task.dealId)).document, task)
  const waits = waitsFor(task, await siblingsOf(tx, actor, task)).length > 0
  const there = files.filter(({ scan }) => scan === 'clean').length
  const { complete } = taskCan(actor, task, waits, there < needed && 'files_missing')
  return {
    taskId: id,
    name: task.name,
    taskState: task.state,
    version: task.version,
    needed,
    // As they came in: the first one first.
    rows: files.reverse().map((file) => shownFile(file, actor)),
    can: {
      add: mayAdd(actor, task),
      complete,
    },
  }
}
