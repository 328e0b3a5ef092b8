import type { TaskId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { Refusal } from '../platform/refusal.ts'
import type { DealsAbove } from './deals-above.ts'
import { mustHaveFiles } from './files/must-have-files.ts'
import { endHandOff } from './hand-offs/end-hand-off.ts'
import { allow } from './policy.ts'
import { mustBeAnswered } from './questionnaires/must-be-answered.ts'
import { releaseWaiting } from './release-waiting.ts'
import { lockTask, saveTask, siblingsOf } from './table.ts'
import { type TaskRow, waitsFor } from './task.ts'

/**
 * The task is done.
 * @throws Refusal `answers_missing` with the questions, `files_missing`, `needs_approval` for what others decide,
 *   `task_waits`, `task_closed`
 */
export async function completeTask(
  tx: Tx,
  { id, ifMatch, result }: { id: TaskId; ifMatch: number; result?: string | undefined },
  actor: Actor,
  deals: DealsAbove,
): Promise<TaskRow> {
  const task = await lockTask(tx, actor, id)
  allow(actor, 'complete', task)
  seen(task, ifMatch)
  if (task.state !== 'open') throw new Refusal('task_closed', { state: task.state })
  const waiting = waitsFor(task, await siblingsOf(tx, actor, task))
  if (waiting.length > 0) throw new Refusal('task_waits', { waitsFor: waiting })
  if (task.kind === 'approval') throw new Refusal('needs_approval')
  await mustBeAnswered(tx, task, actor, deals)
  await mustHaveFiles(tx, task, actor, deals)
  return finish(tx, actor, task, result)
}

/** Writes that an open task is done, once nothing speaks against it. Tasks that waited for it alone become due. */
export async function finish(tx: Tx, actor: Actor, task: TaskRow, result?: string): Promise<TaskRow> {
  const now = new Date().toISOString()
  const done = await saveTask(tx, actor, {
    ...task,
    state: 'done',
    closedAt: now,
    closedBy: actor.memberId,
    result: result ?? null,
  })
  await endHandOff(tx, actor, done, 'done')
  await releaseWaiting(tx, actor, done)
  await record(tx, actor, {
    type: 'task.completed',
    subject: { type: 'task', id: task.id },
    dealId: task.dealId,
    data: { name: task.name, mandatory: task.mandatory, role: task.roleKey, ...(result && { result }) },
  })
  return done
}
