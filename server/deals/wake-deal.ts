import type { DealId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Deal, isClosed } from './deal.ts'
import { resumeClock } from './pause-clock.ts'
import { allow } from './policy.ts'
import { lockDeal, saveDeal } from './table.ts'
import { countDeal } from './totals.ts'

/** Takes a resting deal up again. */
export async function wakeDeal(tx: Tx, { id }: { id: DealId }, actor: Actor): Promise<Deal> {
  const deal = await lockDeal(tx, actor, id)
  allow(actor, 'edit', deal)
  if (isClosed(deal)) throw new Refusal('deal_closed', { status: deal.status })
  if (deal.status !== 'resting') throw new Refusal('deal_open')
  const resumed = await resumeClock(tx, actor, deal)
  const awake = await saveDeal(tx, actor, { ...resumed, status: 'open', restingUntil: null })
  await countDeal(tx, actor, deal, awake)
  await record(tx, actor, { type: 'deal.woken', subject: { type: 'deal', id }, dealId: id })
  return awake
}
