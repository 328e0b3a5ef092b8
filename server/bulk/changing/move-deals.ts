import type { DealId, ProcessVersionId } from '../../../contract/ids.ts'
import { closeDeal } from '../../deals/closing/close-deal.ts'
import { type Deal, direction, isClosed, mustGiveReason, passGate } from '../../deals/deal.ts'
import { bulkMoveDeals } from '../../deals/moving/bulk-move-deals.ts'
import { type Gathered, gateState, gatherFor } from '../../deals/moving/gate-state.ts'
import { allow, mayDeal } from '../../deals/policy.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { unmet } from '../../process/gate.ts'
import { stageOf } from '../../process/movement.ts'
import { documentsOf } from '../../process/versions/version-document.ts'
import { type Change, slowBatch } from './change.ts'
import { eachAlone, judged, type Outcome } from './outcome.ts'
import { readRecords } from './records.ts'

interface Move {
  to: string
  reason?: string | undefined
  override: boolean
}

/** Deals to one stage, each through its own gate. One that stands there already stays as it is. */
export function moveDeals(move: Move): Change {
  return {
    ...slowBatch,
    event: 'deal.moved',
    async judge(tx, actor, ids) {
      const { deals, documents } = await dealsWithDocuments(tx, actor, ids)
      const gathered = await gatherFor(tx, actor, ids as DealId[])
      const now = Date.now()
      return ids.map((id) =>
        judged(id, () => {
          const deal = known(deals, id)
          allow(actor, 'edit', deal)
          const document = documents.get(deal.processVersionId)
          if (!document) throw new Refusal('not_found')
          if (deal.status === 'open' && deal.stageKey === move.to) return 'same'
          const way = direction(deal, document, move)
          const state = gateState(deal, gathered.get(deal.id) as Gathered, now, document)
          const missing = way === 'back' ? [] : unmet(stageOf(document, deal.stageKey), state, document)
          passGate(missing, {
            override: move.override,
            mayOverride: mayDeal(actor, 'override', deal),
            reason: move.reason,
          })
          return 'changed'
        }),
      )
    },
    async apply(tx, actor, ids) {
      const { moved, refused } = await bulkMoveDeals(tx, { ...move, ids: ids as DealId[] }, actor)
      return [
        ...moved.map((id): Outcome => ({ id, became: 'changed' })),
        ...refused.map(
          ({ id, code, details }): Outcome =>
            code === 'already_in_stage'
              ? { id, became: 'same' }
              : { id, became: 'refused', code: code as Refusal['code'], details },
        ),
      ]
    },
  }
}

/** Deals that will not come to anything, and why. */
export function loseDeals(why: { reason?: string | undefined; note?: string | undefined }): Change {
  return {
    ...slowBatch,
    previewOf: 10_000,
    event: 'deal.lost',
    async judge(tx, actor, ids) {
      const { deals, documents } = await dealsWithDocuments(tx, actor, ids)
      return ids.map((id) =>
        judged(id, () => {
          const deal = known(deals, id)
          allow(actor, 'edit', deal)
          if (isClosed(deal)) throw new Refusal('deal_closed', { status: deal.status })
          const document = documents.get(deal.processVersionId)
          if (!document) throw new Refusal('not_found')
          mustGiveReason('lost', document, why)
          return 'changed'
        }),
      )
    },
    apply: (tx, actor, ids) =>
      eachAlone(tx, ids, async (id) => {
        await closeDeal(tx, { id: id as DealId, outcome: 'lost', override: false, ...why }, actor)
        return 'changed'
      }),
  }
}

async function dealsWithDocuments(tx: Tx, actor: Actor, ids: readonly string[]) {
  const deals = (await readRecords(tx, actor, 'deals', ids)) as unknown as Map<string, Deal>
  const versions = new Set<ProcessVersionId>(
    [...deals.values()].map(({ processVersionId }) => processVersionId),
  )
  return { deals, documents: await documentsOf(tx, [...versions]) }
}

function known(deals: ReadonlyMap<string, Deal>, id: string): Deal {
  const deal = deals.get(id)
  if (!deal) throw new Refusal('not_found')
  return deal
}
