import type { DealId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { documentOf } from '../../process/versions/version-document.ts'
import { type Deal, isClosed } from '../deal.ts'
import { allow } from '../policy.ts'
import { lockDeal, saveDeal } from '../table.ts'
import { buyerAt } from './buyer.ts'

/**
 * Says where the buyer is, and how one knows. A resting deal's buyer goes on too.
 * @throws Refusal `changed_meanwhile`, `deal_closed`, `reason_required`, `move_not_allowed`
 */
export async function moveBuyer(
  tx: Tx,
  asked: { id: DealId; stage: string | null; evidence?: string | undefined; ifMatch: number },
  actor: Actor,
): Promise<Deal> {
  const deal = await lockDeal(tx, actor, asked.id)
  allow(actor, 'edit', deal)
  if (isClosed(deal)) throw new Refusal('deal_closed', { status: deal.status })
  seen(deal, asked.ifMatch)
  const moved = buyerAt(deal, await documentOf(tx, deal.processVersionId), asked, Date.now())
  if (moved.buyingStage === deal.buyingStage && moved.buyingEvidence === deal.buyingEvidence) return deal

  const saved = await saveDeal(tx, actor, moved)
  await record(tx, actor, {
    type: 'deal.buyer_moved',
    subject: { type: 'deal', id: deal.id },
    dealId: deal.id,
    data: {
      from: deal.buyingStage,
      to: saved.buyingStage,
      ...(asked.evidence && { evidence: asked.evidence }),
    },
  })
  return saved
}
