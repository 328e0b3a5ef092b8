import type { TaskId } from '../../../contract/ids.ts'
import type { TaskApproval } from '../../../contract/tasks/approvals.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { stageOf } from '../../process/movement.ts'
import type { DealMet, DealsAbove } from '../deals-above.ts'
import { begunOn } from '../questionnaires/deal-answers.ts'
import { taskCalled } from '../table.ts'
import { approvalOf, mustBeApproval, standingOf } from './approval-of-task.ts'
import { lastRefusal } from './table.ts'

/**
 * Who has agreed to it, who is still asked, and what is decided about.
 * @throws Refusal `not_found` for a task that is no approval, or not his to see
 */
export async function taskApproval(
  tx: Tx,
  { id }: { id: TaskId },
  actor: Actor,
  deals: DealsAbove,
): Promise<TaskApproval> {
  const task = await taskCalled(tx, actor, id)
  const { approvers, decisions, may } = await standingOf(tx, actor, task)
  mustBeApproval(actor, task, approvers)
  const deal = await deals.meetDeal(tx, actor, task.dealId)
  const { approvals: needed, sendBackTo } = approvalOf(deal, task)
  const given = decisions.filter(({ decision }) => decision === 'approved')
  const asked = approvers.filter(
    (one) =>
      !decisions.some(({ by }) => by.id === one.id) &&
      (one.id !== task.dealOwnerId || approvers.length === 1),
  )
  const back = deal.document.stages.find(({ key }) => key === sendBackTo)
  return {
    taskId: id,
    name: task.name,
    guidance: task.guidance,
    taskState: task.state,
    needed,
    given: given.map(({ by, at }) => ({ by, at })),
    roleKey: task.roleKey,
    roleName: deal.document.roles.find(({ key }) => key === task.roleKey)?.name ?? null,
    waitingFor: task.state === 'open' ? asked.slice(0, 20) : [],
    sendsBackTo: back ? { key: back.key, name: back.name } : null,
    lastRefusal: await lastRefusal(tx, actor, id),
    deal: facts(deal),
    questionnaires: await begunOn(tx, actor, deal),
    can: { approve: may, refuse: may },
  }
}

const facts = (deal: DealMet): TaskApproval['deal'] => ({
  id: deal.id,
  number: deal.number,
  title: deal.title,
  company: deal.company,
  amount: deal.amount,
  currency: deal.currency,
  expectedCloseOn: deal.expectedCloseOn,
  stageName: stageOf(deal.document, deal.stageKey).name,
  ownerName: deal.ownerName,
  visible: deal.visible,
})
