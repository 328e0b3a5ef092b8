import type { TaskId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { Refusal } from '../platform/refusal.ts'
import { clearDecisions } from './approvals/table.ts'
import { beginHandOffs } from './hand-offs/begin-hand-offs.ts'
import { allow } from './policy.ts'
import { lockTask, saveTask } from './table.ts'
import type { TaskRow } from './task.ts'

/** It was not done (or need not have been waived) after all. A task that was cancelled with its stage stays so. */
export async function reopenTask(
  tx: Tx,
  { id, ifMatch }: { id: TaskId; ifMatch: number },
  actor: Actor,
): Promise<TaskRow> {
  const task = await lockTask(tx, actor, id)
  allow(actor, task.state === 'waived' ? 'waive' : 'complete', task)
  seen(task, ifMatch)
  if (task.state === 'open') return task
  if (task.state === 'cancelled') throw new Refusal('task_closed', { state: task.state })
  const open = await saveTask(tx, actor, {
    ...task,
    state: 'open',
    closedAt: null,
    closedBy: null,
    reason: null,
    result: null,
  })
  if (task.kind === 'approval') await clearDecisions(tx, actor, id)
  if (task.roleKey !== null) await beginHandOffs(tx, actor, [task.dealId], null)
  await record(tx, actor, {
    type: 'task.reopened',
    subject: { type: 'task', id },
    dealId: task.dealId,
    data: { name: task.name },
  })
  return open
}
