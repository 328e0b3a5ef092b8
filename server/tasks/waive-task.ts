import type { TaskId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { Refusal } from '../platform/refusal.ts'
import { endHandOff } from './hand-offs/end-hand-off.ts'
import { allow } from './policy.ts'
import { releaseWaiting } from './release-waiting.ts'
import { lockTask, saveTask } from './table.ts'
import type { TaskRow } from './task.ts'

/** The task need not be done on this deal; somebody with the right says why. */
export async function waiveTask(
  tx: Tx,
  { id, ifMatch, reason }: { id: TaskId; ifMatch: number; reason: string },
  actor: Actor,
): Promise<TaskRow> {
  const task = await lockTask(tx, actor, id)
  allow(actor, 'waive', task)
  seen(task, ifMatch)
  if (task.state !== 'open') throw new Refusal('task_closed', { state: task.state })
  const waived = await saveTask(tx, actor, {
    ...task,
    state: 'waived',
    closedAt: new Date().toISOString(),
    closedBy: actor.memberId,
    reason,
  })
  await endHandOff(tx, actor, waived, 'waived')
  await releaseWaiting(tx, actor, waived)
  await record(tx, actor, {
    type: 'task.waived',
    subject: { type: 'task', id },
    dealId: task.dealId,
    data: { name: task.name, mandatory: task.mandatory, role: task.roleKey, reason },
  })
  return waived
}
