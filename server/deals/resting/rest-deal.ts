import type { DealId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { documentOf } from '../../process/versions/version-document.ts'
import { type Deal, mustBeOpen } from '../deal.ts'
import { countDeal } from '../lists/totals.ts'
import { pauseClock } from '../moving/pause-clock.ts'
import { allow } from '../policy.ts'
import { lockDeal, saveDeal } from '../table.ts'
import { openNurturing } from './nurturing-tasks.ts'
import { planFor, returnStage } from './rest.ts'

export interface RestDeal {
  id: DealId
  until: string
  reason: string
  /** A nurturing plan's key; null: none; undefined: the one its stage names. */
  plan?: string | null | undefined
  returnsTo?: string | undefined
}

/**
 * Lets a deal rest in its stage until a day; its tasks and its place stay as they are, its deadlines stand still, and
 * the steps of a nurturing plan become tasks that can be done meanwhile.
 * @throws Refusal `deal_closed`, `deal_resting`, `move_not_allowed` for a stage it may not go on in
 */
export async function restDeal(tx: Tx, input: RestDeal, actor: Actor): Promise<Deal> {
  const { id, until, reason } = input
  const deal = await lockDeal(tx, actor, id)
  allow(actor, 'edit', deal)
  mustBeOpen(deal)
  const document = await documentOf(tx, deal.processVersionId)
  const plan = planFor(document, deal.stageKey, input.plan)
  const returnsTo = input.returnsTo === undefined ? null : returnStage(document, deal, input.returnsTo)

  const resting = await saveDeal(tx, actor, {
    ...deal,
    status: 'resting',
    restingUntil: until,
    restingCount: deal.restingCount + 1,
    restingPlan: plan?.key ?? null,
    returnsTo,
    nextContactOn: until,
  })
  await pauseClock(tx, actor, deal)
  if (plan) await openNurturing(tx, actor, resting, { document, plan, restedAt: Date.now() })
  await countDeal(tx, actor, deal, resting)
  await record(tx, actor, {
    type: 'deal.rested',
    subject: { type: 'deal', id },
    dealId: id,
    data: {
      until,
      reason,
      ...(plan && { plan: plan.key, planName: plan.name }),
      ...(returnsTo && { returnsTo }),
    },
  })
  return resting
}
