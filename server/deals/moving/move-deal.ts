import type { DealId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { unmet } from '../../process/gate.ts'
import { stageOf } from '../../process/movement.ts'
import { documentOf } from '../../process/versions/version-document.ts'
import { tellOfNewTasks } from '../../tasks/tell-of-tasks.ts'
import { workspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
import { type Deal, direction, passGate } from '../deal.ts'
import { countDeal, countReached } from '../lists/totals.ts'
import { allow, mayDeal } from '../policy.ts'
import { lockDeal, saveDeal } from '../table.ts'
import { leaveVisit, openVisit, standingIn } from './enter-stage.ts'
import { type Gathered, gateState, gatherFor } from './gate-state.ts'
import { stagesVisited } from './visits.ts'

export interface MoveDeal {
  id: DealId
  to: string
  from?: string | undefined
  reason?: string | undefined
  override: boolean
}

/**
 * Moves a deal to another stage. Forward and skipping ask the gate of the stage that is left; back asks for a reason.
 * @throws Refusal `criteria_unmet` with everything that is missing, `move_not_allowed`, `reason_required`,
 *   `already_in_stage`, `changed_meanwhile`, `deal_closed`, `deal_resting`
 */
export async function moveDeal(tx: Tx, input: MoveDeal, actor: Actor): Promise<Deal> {
  const moved = await moveQuietly(tx, input, actor)
  await tellOfNewTasks(tx, actor, [moved.id])
  return moved
}

/** The same, and nobody is told of the tasks: who moves several tells of all at once. */
export async function moveQuietly(tx: Tx, input: MoveDeal, actor: Actor): Promise<Deal> {
  const deal = await lockDeal(tx, actor, input.id)
  allow(actor, 'edit', deal)
  return pass(tx, deal, input, actor)
}

/** The same for a deal that is locked already and that the process itself moves: only its rules are asked. */
export async function moveLocked(tx: Tx, deal: Deal, input: MoveDeal, actor: Actor): Promise<Deal> {
  const moved = await pass(tx, deal, input, actor)
  await tellOfNewTasks(tx, actor, [moved.id])
  return moved
}

async function pass(tx: Tx, deal: Deal, input: MoveDeal, actor: Actor): Promise<Deal> {
  const document = await documentOf(tx, deal.processVersionId)
  const way = direction(deal, document, input)

  const now = Date.now()
  const gathered = (await gatherFor(tx, actor, [deal.id])).get(deal.id) as Gathered
  const state = gateState(deal, gathered, now, document)
  const missing = way === 'back' ? [] : unmet(stageOf(document, deal.stageKey), state, document)
  const { overridden } = passGate(missing, {
    override: input.override,
    mayOverride: mayDeal(actor, 'override', deal),
    reason: input.reason,
  })

  const calendar = await workspaceCalendar(tx, actor.workspaceId)
  const visited = await stagesVisited(tx, actor, deal.id)
  const next = standingIn(deal, document, input.to, { visitSeq: deal.visitSeq + 1, at: now, calendar })
  const reason = input.reason ?? null
  await leaveVisit(tx, actor, deal, calendar, { at: next.enteredAt, how: way, reason, overridden })
  const moved = await saveDeal(tx, actor, next)
  await openVisit(tx, actor, moved, { document, calendar, facts: state.facts })
  await countDeal(tx, actor, deal, moved)
  await countReached(tx, actor, moved, document, visited)

  const subject = { type: 'deal', id: deal.id }
  const data = { from: deal.stageKey, to: input.to, way, ...(reason && { reason }) }
  await record(
    tx,
    actor,
    { type: 'deal.moved', subject, dealId: deal.id, data },
    ...(overridden
      ? [
          {
            type: 'deal.gate_overridden' as const,
            subject,
            dealId: deal.id,
            data: { ...data, unmet: missing },
          },
        ]
      : []),
  )
  return moved
}
