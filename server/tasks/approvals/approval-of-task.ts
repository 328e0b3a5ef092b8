import type { Approval } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { actsAs } from '../../team/deputies/acting.ts'
import type { DealMet } from '../deals-above.ts'
import { mayTask } from '../policy.ts'
import { siblingsOf } from '../table.ts'
import { type TaskRow, waitsFor } from '../task.ts'
import { templateOf } from '../template.ts'
import { mayDecide } from './policy.ts'
import { approversOf, decisionsOn } from './table.ts'

/** What an approval asks for, where its process says nothing else: one person, and the deal stays where it is. */
export function approvalOf({ document }: Pick<DealMet, 'document'>, task: TaskRow): Approval {
  return templateOf(document, task)?.approval ?? { approvals: 1 }
}

/** An approval with everything that decides who may decide on it. */
export async function standingOf(tx: Tx, actor: Actor, task: TaskRow) {
  const approvers = await approversOf(tx, actor, task)
  const decisions = await decisionsOn(tx, actor, task.id)
  const waits = waitsFor(task, await siblingsOf(tx, actor, task)).length > 0
  return { approvers, decisions, may: mayDecide(actor, task, { approvers, decisions, waits }) }
}

/** What is no approval, or not his to see, is not there. Who may decide on it sees it, whatever else he may see. */
export function mustBeApproval(actor: Actor, task: TaskRow, approvers: readonly { id: string }[]): void {
  const sees =
    mayTask(actor, 'see', task) ||
    approvers.some(({ id }) => actsAs(actor, 'approvals').some((name) => name === id))
  if (task.kind !== 'approval' || !sees) throw new Refusal('not_found')
}
