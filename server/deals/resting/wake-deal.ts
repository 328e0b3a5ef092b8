import type { DealId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { documentOf } from '../../process/versions/version-document.ts'
import { type Deal, isClosed } from '../deal.ts'
import { countDeal } from '../lists/totals.ts'
import { resumeClock } from '../moving/pause-clock.ts'
import { allow } from '../policy.ts'
import { lockDeal, saveDeal } from '../table.ts'
import { endNurturing } from './nurturing-tasks.ts'
import { returnStage } from './rest.ts'
import { returnTo } from './return-to.ts'

/**
 * Takes a resting deal up again, where it was to go on or in the stage asked for: another than it rested in is another
 * visit, with its own tasks and clock. What was not done of its nurturing plan is cancelled.
 * @throws Refusal `deal_closed`, `deal_open`, `move_not_allowed`
 */
export async function wakeDeal(
  tx: Tx,
  { id, to }: { id: DealId; to?: string | undefined },
  actor: Actor,
): Promise<Deal> {
  const deal = await lockDeal(tx, actor, id)
  allow(actor, 'edit', deal)
  if (isClosed(deal)) throw new Refusal('deal_closed', { status: deal.status })
  if (deal.status !== 'resting') throw new Refusal('deal_open')
  const document = await documentOf(tx, deal.processVersionId)
  const stage = returnStage(document, deal, to)

  await endNurturing(tx, actor, deal)
  const resumed: Deal = {
    ...(await resumeClock(tx, actor, deal)),
    status: 'open',
    restingUntil: null,
    restingPlan: null,
    returnsTo: null,
  }
  const awake =
    stage === deal.stageKey
      ? await saveDeal(tx, actor, resumed)
      : await returnTo(tx, actor, resumed, { stage, document })
  await countDeal(tx, actor, deal, awake)
  await record(tx, actor, {
    type: 'deal.woken',
    subject: { type: 'deal', id },
    dealId: id,
    data: stage === deal.stageKey ? {} : { from: deal.stageKey, to: stage },
  })
  return awake
}
