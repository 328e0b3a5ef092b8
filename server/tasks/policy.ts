import { type RawBuilder, sql } from 'kysely'
import type { TaskKind } from '../../contract/process/process-document.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { actsAs } from '../team/deputies/acting.ts'
import { reaches } from '../team/reach.ts'
import type { TaskRow } from './task.ts'

export type TaskAct = 'see' | 'complete' | 'waive' | 'take' | 'assign'

/**
 * A task of a role belongs to whoever has it or, in the queue, to the role: a seller cannot tick the lawyer's task on
 * his own deal. A task without a role belongs to its assignee and to those who may work the deal.
 */
export function mayTask(actor: Actor, act: TaskAct, task: TaskRow): boolean {
  const mine = task.assigneeId !== null && actsAs(actor, 'tasks').includes(task.assigneeId)
  const ofMyRole = task.roleKey !== null && rolesServing(actor, task.kind).includes(task.roleKey)
  const worksDeal = reaches(actor, 'deals.edit', task.dealOwnerId, task.dealId)
  switch (act) {
    case 'see':
      return mine || ofMyRole || reaches(actor, 'deals.see', task.dealOwnerId, task.dealId)
    case 'complete':
      return mine || (task.assigneeId === null && ofMyRole) || (task.roleKey === null && worksDeal)
    case 'waive':
      return reaches(actor, 'tasks.waive', task.dealOwnerId, task.dealId)
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

/** What a deputy does of a role is told apart: its work, and its approvals. */
export const rolesServing = (actor: Actor, kind: TaskKind) =>
  kind === 'approval' ? actor.approvalRoles : actor.processRoles

/** The same as a filter of tasks `t`. */
export function ofHisRoles(actor: Actor): RawBuilder<boolean> {
  const { processRoles, approvalRoles } = actor
  if (actor.actsFor.length === 0) return sql<boolean>`t.role_key = any (${processRoles}::text[])`
  return sql<boolean>`
    t.role_key = any (case when t.kind = 'approval' then ${approvalRoles}::text[] else ${processRoles}::text[] end)`
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
