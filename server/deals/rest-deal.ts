import type { DealId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { type Deal, mustBeOpen } from './deal.ts'
import { pauseClock } from './pause-clock.ts'
import { allow } from './policy.ts'
import { lockDeal, saveDeal } from './table.ts'
import { countDeal } from './totals.ts'

/** Lets a deal rest in its stage until a day; its tasks and its place stay as they are, its deadlines stand still. */
export async function restDeal(
  tx: Tx,
  { id, until, reason }: { id: DealId; until: string; reason: string },
  actor: Actor,
): Promise<Deal> {
  const deal = await lockDeal(tx, actor, id)
  allow(actor, 'edit', deal)
  mustBeOpen(deal)
  const resting = await saveDeal(tx, actor, {
    ...deal,
    status: 'resting',
    restingUntil: until,
    nextContactOn: until,
  })
  await pauseClock(tx, actor, deal)
  await countDeal(tx, actor, deal, resting)
  await record(tx, actor, {
    type: 'deal.rested',
    subject: { type: 'deal', id },
    dealId: id,
    data: { until, reason },
  })
  return resting
}
