import type { MemberId } from '../../../contract/ids.ts'
import type { RefusalCode } from '../../../contract/refusals.ts'
import type { Actor } from '../../platform/actor.ts'
import { reaches } from '../../team/reach.ts'
import type { TaskRow } from '../task.ts'
import type { Decision } from './table.ts'

/**
 * Whether he may decide on the task, else the refusal he would meet. Being given the task is not enough: who may give
 * tasks away could choose his own approver. Nobody decides on his own deal, unless he is the only one who could.
 */
export function mayDecide(
  actor: Actor,
  task: TaskRow,
  {
    approvers,
    decisions,
    waits,
  }: {
    approvers: readonly { id: MemberId }[]
    decisions: readonly Decision[]
    waits: boolean
  },
): true | RefusalCode {
  if (!isApprover(actor, task)) return 'not_allowed'
  if (decisions.some(({ by }) => by.id === actor.memberId)) return 'already_decided'
  if (task.state !== 'open') return 'task_closed'
  if (task.dealOwnerId === actor.memberId && approvers.some(({ id }) => id !== actor.memberId))
    return 'not_your_own'
  return waits ? 'task_waits' : true
}

function isApprover(actor: Actor, { roleKey, dealOwnerId }: TaskRow): boolean {
  if (roleKey !== null) return actor.processRoles.includes(roleKey)
  return reaches(actor, 'gate.override', dealOwnerId)
}
