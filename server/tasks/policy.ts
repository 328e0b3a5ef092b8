import type { RefusalCode } from '../../contract/refusals.ts'
import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { reaches } from '../team/reach.ts'
import type { TaskRow } from './task.ts'

export type TaskAct = 'see' | 'complete' | 'waive' | 'take' | 'assign'

/**
 * A task of a role belongs to whoever has it or, in the queue, to the role: a seller cannot tick the lawyer's task on
 * his own deal. A task without a role belongs to its assignee and to those who may work the deal.
 */
export function mayTask(actor: Actor, act: TaskAct, task: TaskRow): boolean {
  const mine = task.assigneeId === actor.memberId
  const ofMyRole = task.roleKey !== null && actor.processRoles.includes(task.roleKey)
  const worksDeal = reaches(actor, 'deals.edit', task.dealOwnerId)
  switch (act) {
    case 'see':
      return mine || ofMyRole || reaches(actor, 'deals.see', task.dealOwnerId)
    case 'complete':
      return mine || (task.assigneeId === null && ofMyRole) || (task.roleKey === null && worksDeal)
    case 'waive':
      return reaches(actor, 'tasks.waive', task.dealOwnerId)
    case 'take':
      // An approval is everybody's of the role until enough have decided.
      return (
        task.kind !== 'approval' &&
        task.assigneeId === null &&
        (ofMyRole || (task.roleKey === null && worksDeal))
      )
    case 'assign':
      return mine || ofMyRole || worksDeal
  }
}

/** Refuses what is not allowed; a task one may not even see is not there. */
export function allow(actor: Actor, act: TaskAct, task: TaskRow): void {
  if (!mayTask(actor, 'see', task)) throw new Refusal('not_found')
  if (!mayTask(actor, act, task)) throw new Refusal('not_allowed', { act })
}

/**
 * Each act with `true` or the code of the refusal that it would meet.
 * @param waiting others come first
 * @param lack what it still needs before it is done (lack.ts)
 */
export function taskCan(actor: Actor, task: TaskRow, waiting: boolean, lack: RefusalCode | false) {
  const answer = (act: TaskAct, rule?: RefusalCode | false) =>
    !mayTask(actor, act, task)
      ? 'not_allowed'
      : task.state !== 'open'
        ? 'task_closed'
        : rule || (true as const)
  return {
    complete: answer('complete', waiting ? 'task_waits' : lack),
    waive: answer('waive'),
    take: answer('take'),
    assign: answer('assign'),
  }
}
