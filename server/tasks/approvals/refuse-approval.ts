import type { TaskId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { DealsAbove } from '../deals-above.ts'
import { lockTask, taskCalled } from '../table.ts'
import { approvalOf, mustBeApproval, standingOf } from './approval-of-task.ts'
import { clearDecisions, decide } from './table.ts'

/**
 * One person says no, and why. Where the process says so, the deal goes back to a stage by the rules of any movement;
 * else it stays, what was agreed so far is void, and the approval is asked for anew.
 * @throws Refusal `already_decided`, `not_your_own`, `not_allowed`, `task_closed`, `task_waits`, `move_not_allowed` …
 */
export async function refuseApproval(
  tx: Tx,
  { id, reason }: { id: TaskId; reason: string },
  actor: Actor,
  deals: DealsAbove,
): Promise<void> {
  await deals.lock(tx, actor, (await taskCalled(tx, actor, id)).dealId)
  const task = await lockTask(tx, actor, id)
  const { approvers, may } = await standingOf(tx, actor, task)
  mustBeApproval(actor, task, approvers)
  if (may !== true) throw new Refusal(may)
  const { document } = await deals.meetDeal(tx, actor, task.dealId)
  const { sendBackTo } = approvalOf({ document }, task)

  if (!(await decide(tx, actor, id, { approved: false, reason }))) throw new Refusal('already_decided')
  await record(tx, actor, {
    type: 'approval.refused',
    subject: { type: 'task', id },
    dealId: task.dealId,
    data: { name: task.name, reason, ...(sendBackTo && { sentBackTo: sendBackTo }) },
  })
  if (sendBackTo) await deals.sendBack(tx, actor, task.dealId, sendBackTo, reason)
  else await clearDecisions(tx, actor, id)
}
