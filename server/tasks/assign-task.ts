import type { MemberId, TaskId } from '../../contract/ids.ts'
import { assignedTo } from '../notices/assigned-to.ts'
import { notify } from '../notices/notify.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { fieldRefusal, Refusal } from '../platform/refusal.ts'
import { staffCalendars } from '../team/calendars/workspace-calendar.ts'
import { mustKnowMember } from '../team/members/known-member.ts'
import { carryOver } from './carry-over.ts'
import { beginHandOffs } from './hand-offs/begin-hand-offs.ts'
import { endHandOff, takeHandOff } from './hand-offs/end-hand-off.ts'
import { allow } from './policy.ts'
import { lockTask, saveTask } from './table.ts'
import type { TaskRow } from './task.ts'
import { tellOfTasks } from './tell-of-tasks.ts'

export interface AssignTask {
  id: TaskId
  ifMatch: number
  memberId: MemberId | null
  reason?: string | undefined
}

/**
 * Give the task to a person, take it from the queue, or give it back there (null).
 * @throws Refusal `task_closed`, `changed_meanwhile`, and `reason_required` where somebody had it for his role
 */
export async function assignTask(
  tx: Tx,
  { id, ifMatch, memberId, reason }: AssignTask,
  actor: Actor,
): Promise<TaskRow> {
  const task = await lockTask(tx, actor, id)
  allow(actor, memberId === actor.memberId && task.assigneeId === null ? 'take' : 'assign', task)
  seen(task, ifMatch)
  if (task.state !== 'open') throw new Refusal('task_closed', { state: task.state })
  await mustKnowMember(tx, actor, memberId, 'body.memberId')
  if (memberId === task.assigneeId) return task
  const givenBack = memberId === null && task.roleKey !== null
  if (givenBack && !reason) throw fieldRefusal('reason_required', 'body.reason', 'say why it goes back')

  const staff = await staffCalendars(tx, actor.workspaceId)
  const hands = { from: staff.of(task.assigneeId), to: staff.of(memberId), now: Date.now() }
  await saveTask(tx, actor, { ...task, ...carryOver(task, hands), assigneeId: memberId })
  await followHandOff(tx, actor, task, memberId)
  const assigned = await lockTask(tx, actor, id)
  await record(tx, actor, {
    type: givenBack ? 'task.given_back' : 'task.assigned',
    subject: { type: 'task', id },
    dealId: task.dealId,
    data: {
      name: task.name,
      role: task.roleKey,
      from: task.assigneeId,
      to: memberId,
      toName: assigned.assigneeName,
      ...(reason && { reason }),
    },
  })
  if (memberId) await notify(tx, actor, [assignedTo(memberId, assigned, actor)])
  if (givenBack) await tellOfTasks(tx, actor, [id])
  return assigned
}

/** Taken from the queue the hand-off goes on; given back or passed on it ends, and the next one begins. */
async function followHandOff(tx: Tx, actor: Actor, task: TaskRow, to: MemberId | null): Promise<void> {
  if (task.roleKey === null) return
  if (task.assigneeId === null && to !== null) return takeHandOff(tx, actor, task, to)
  await endHandOff(tx, actor, task, to === null ? 'given_back' : 'reassigned')
  await beginHandOffs(tx, actor, [task.dealId], null)
}
