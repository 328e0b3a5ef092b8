import type { MemberId, TaskId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { Refusal } from '../platform/refusal.ts'
import { mustKnowMember } from '../team/known-member.ts'
import { allow } from './policy.ts'
import { lockTask, saveTask } from './table.ts'
import type { TaskRow } from './task.ts'

/** Give the task to a person, take it from the queue, or put it back there (null). */
export async function assignTask(
  tx: Tx,
  { id, ifMatch, memberId }: { id: TaskId; ifMatch: number; memberId: MemberId | null },
  actor: Actor,
): Promise<TaskRow> {
  const task = await lockTask(tx, actor, id)
  allow(actor, memberId === actor.memberId && task.assigneeId === null ? 'take' : 'assign', task)
  seen(task, ifMatch)
  if (task.state !== 'open') throw new Refusal('task_closed', { state: task.state })
  await mustKnowMember(tx, actor, memberId, 'body.memberId')
  await saveTask(tx, actor, { ...task, assigneeId: memberId })
  const assigned = await lockTask(tx, actor, id)
  await record(tx, actor, {
    type: 'task.assigned',
    subject: { type: 'task', id },
    dealId: task.dealId,
    data: { name: task.name, from: task.assigneeId, to: memberId, toName: assigned.assigneeName },
  })
  return assigned
}
