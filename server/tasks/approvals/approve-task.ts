import type { TaskId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { finish } from '../complete-task.ts'
import type { DealsAbove } from '../deals-above.ts'
import { lockTask } from '../table.ts'
import { approvalOf, mustBeApproval, standingOf } from './approval-of-task.ts'
import { decide } from './table.ts'

/**
 * One person agrees; the last one needed completes the task.
 * @throws Refusal `already_decided`, `not_your_own`, `not_allowed`, `task_closed`, `task_waits`
 */
export async function approveTask(
  tx: Tx,
  { id }: { id: TaskId },
  actor: Actor,
  deals: DealsAbove,
): Promise<void> {
  const task = await lockTask(tx, actor, id)
  const { approvers, decisions, may } = await standingOf(tx, actor, task)
  mustBeApproval(actor, task, approvers)
  if (may !== true) throw new Refusal(may)
  const { approvals: needed } = approvalOf(await deals.meetDeal(tx, actor, task.dealId), task)

  if (!(await decide(tx, actor, id, { approved: true }))) throw new Refusal('already_decided')
  const given = decisions.filter(({ decision }) => decision === 'approved').length + 1
  await record(tx, actor, {
    type: 'approval.given',
    subject: { type: 'task', id },
    dealId: task.dealId,
    data: { name: task.name, given, needed },
  })
  if (given >= needed) await finish(tx, actor, task)
}
