import type { DealId } from '../../../contract/ids.ts'
import type { Unmet } from '../../../contract/process/gate.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { unmet } from '../../process/gate.ts'
import { stageOf } from '../../process/movement.ts'
import { documentOf } from '../../process/versions/version-document.ts'
import { cancelAllTasks } from '../../tasks/table.ts'
import { workspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
import { type Deal, isClosed, mustBeWinnable, mustGiveReason, passGate } from '../deal.ts'
import { countDeal } from '../lists/totals.ts'
import { leaveVisit } from '../moving/enter-stage.ts'
import { type Gathered, gateState, gatherFor } from '../moving/gate-state.ts'
import { allow, mayDeal } from '../policy.ts'
import { lockDeal, saveDeal } from '../table.ts'

export interface CloseDeal {
  id: DealId
  outcome: 'won' | 'lost'
  reason?: string | undefined
  note?: string | undefined
  amount?: number | undefined
  override: boolean
  overrideReason?: string | undefined
}

/**
 * Wins or loses a deal. Winning leaves the stage forward and so asks its gate; losing is possible everywhere, with a
 * reason.
 * @throws Refusal `criteria_unmet`, `move_not_allowed`, `reason_required`, `deal_closed`, `deal_resting`
 */
export async function closeDeal(tx: Tx, input: CloseDeal, actor: Actor): Promise<Deal> {
  const deal = await lockDeal(tx, actor, input.id)
  allow(actor, 'edit', deal)
  if (isClosed(deal)) throw new Refusal('deal_closed', { status: deal.status })
  const document = await documentOf(tx, deal.processVersionId)
  mustGiveReason(input.outcome, document, input)

  let missing: Unmet[] = []
  let overridden = false
  if (input.outcome === 'won') {
    mustBeWinnable(deal, document)
    const offered = { ...deal, amount: input.amount ?? deal.amount }
    const gathered = (await gatherFor(tx, actor, [deal.id])).get(deal.id) as Gathered
    const state = gateState(offered, gathered, Date.now(), document)
    missing = unmet(stageOf(document, deal.stageKey), state, document)
    const mayOverride = mayDeal(actor, 'override', deal)
    overridden = passGate(missing, {
      override: input.override,
      mayOverride,
      reason: input.overrideReason,
    }).overridden
  }

  const calendar = await workspaceCalendar(tx, actor.workspaceId)
  const closedAt = new Date().toISOString()
  const reason = (overridden ? input.overrideReason : (input.reason ?? input.note)) ?? null
  await leaveVisit(tx, actor, deal, calendar, { at: closedAt, how: input.outcome, reason, overridden })
  await cancelAllTasks(tx, actor, deal.id)
  const closed = await saveDeal(tx, actor, {
    ...deal,
    status: input.outcome,
    restingUntil: null,
    restingPlan: null,
    returnsTo: null,
    closedAt,
    closedBy: actor.memberId,
    closeReason: input.reason ?? null,
    closeNote: input.note ?? null,
    amount: input.amount ?? deal.amount,
  })
  await countDeal(tx, actor, deal, closed)

  const subject = { type: 'deal', id: deal.id }
  const data = {
    stage: deal.stageKey,
    amount: closed.amount,
    currency: closed.currency,
    reason: closed.closeReason,
    ...(input.note && { note: input.note }),
  }
  await record(
    tx,
    actor,
    { type: `deal.${input.outcome}`, subject, dealId: deal.id, data },
    ...(overridden
      ? [
          {
            type: 'deal.gate_overridden' as const,
            subject,
            dealId: deal.id,
            data: { from: deal.stageKey, outcome: 'won', reason: input.overrideReason, unmet: missing },
          },
        ]
      : []),
  )
  return closed
}
