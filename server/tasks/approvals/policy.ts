import type { MemberId } from '../../../contract/ids.ts'
import type { RefusalCode } from '../../../contract/refusals.ts'
import type { Actor } from '../../platform/actor.ts'
import { actsAs } from '../../team/deputies/acting.ts'
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
  const names = decidesFor(actor, task, approvers)
  if (names.length === 0) return 'not_allowed'
  if (names.every((name) => decisions.some(({ by }) => by.id === name))) return 'already_decided'
  if (decisions.some(({ by }) => by.id === actor.memberId)) return 'already_decided'
  if (task.state !== 'open') return 'task_closed'
  const onOwn = names.every((name) => name === task.dealOwnerId)
  if (onOwn && approvers.some(({ id }) => id !== task.dealOwnerId)) return 'not_your_own'
  return waits ? 'task_waits' : true
}

/** In whose name he may decide: his own, else those of the approvers he is the deputy of. */
function decidesFor(
  actor: Actor,
  { roleKey, dealOwnerId, dealId }: TaskRow,
  approvers: readonly { id: MemberId }[],
): MemberId[] {
  const his =
    roleKey === null
      ? reaches(actor, 'gate.override', dealOwnerId, dealId)
      : approvers.some(({ id }) => id === actor.memberId)
  if (his) return [actor.memberId]
  const absent = actsAs(actor, 'approvals').slice(1)
  return absent.filter((name) => approvers.some(({ id }) => id === name))
}
