import type { DealId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { restoreCancelledTasks } from '../../tasks/table.ts'
import { type Deal, isClosed } from '../deal.ts'
import { countDeal } from '../lists/totals.ts'
import { resumeClock } from '../moving/pause-clock.ts'
import { resumeVisit } from '../moving/visits.ts'
import { allow } from '../policy.ts'
import { lockDeal, saveDeal } from '../table.ts'

/** Reopens a closed deal in the stage it was closed in, with the tasks it had there. */
export async function reopenDeal(
  tx: Tx,
  { id, reason }: { id: DealId; reason: string },
  actor: Actor,
): Promise<Deal> {
  const deal = await lockDeal(tx, actor, id)
  allow(actor, 'reopen', deal)
  if (!isClosed(deal)) throw new Refusal('deal_open')
  await resumeVisit(tx, actor, deal)
  await restoreCancelledTasks(tx, actor, id, deal.visitSeq)
  const resumed = await resumeClock(tx, actor, deal)
  const open = await saveDeal(tx, actor, {
    ...resumed,
    status: 'open',
    closedAt: null,
    closedBy: null,
    closeReason: null,
    closeNote: null,
  })
  await countDeal(tx, actor, deal, open)
  await record(tx, actor, {
    type: 'deal.reopened',
    subject: { type: 'deal', id },
    dealId: id,
    data: { was: deal.status, reason },
  })
  return open
}
