import type { Buyer } from '../../../contract/process/buyer.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Deal } from '../deal.ts'

type Standing = Pick<Deal, 'stageKey' | 'buyingStage'>

/**
 * Pure: where the buyer is less where the deal's stage says he should be, in stages of the buyer: 0 in step, −2 two
 * behind. Null where one of the two is not known, or is no stage of this version.
 */
export function buyerGap(document: ProcessDocument, { stageKey, buyingStage }: Standing): number | null {
  const should = document.stages.find(({ key }) => key === stageKey)?.buyingStage
  const [is, wanted] = [placeOf(document, buyingStage), placeOf(document, should ?? null)]
  return is < 0 || wanted < 0 ? null : is - wanted
}

/** Pure: what a deal's page says of its buyer; null where the process does not follow him. */
export function buyerOf(document: ProcessDocument, deal: Deal): Buyer | null {
  if (document.buyingStages.length === 0) return null
  return {
    stage: deal.buyingStage,
    at: deal.buyingStageAt,
    evidence: deal.buyingEvidence,
    gap: buyerGap(document, deal),
  }
}

/**
 * Pure: the deal with its buyer there. Forward is a claim and takes evidence; back, or to "nobody knows", is a correction.
 * @throws Refusal `move_not_allowed` naming the stages there are, `reason_required`
 */
export function buyerAt(
  deal: Deal,
  document: ProcessDocument,
  { stage, evidence }: { stage: string | null; evidence?: string | undefined },
  now: number,
): Deal {
  const place = placeOf(document, stage)
  if (stage !== null && place < 0)
    throw new Refusal('move_not_allowed', { stage, allowed: document.buyingStages.map(({ key }) => key) })
  if (place > placeOf(document, deal.buyingStage) && !evidence)
    throw new Refusal('reason_required', { why: 'buyer', stage })
  const stays = stage === deal.buyingStage
  return {
    ...deal,
    buyingStage: stage,
    buyingStageAt: stage === null ? null : stays ? deal.buyingStageAt : new Date(now).toISOString(),
    buyingEvidence: stage === null ? null : (evidence ?? (stays ? deal.buyingEvidence : null)),
  }
}

/** −1 for nowhere. */
function placeOf({ buyingStages }: ProcessDocument, stage: string | null): number {
  return buyingStages.findIndex(({ key }) => key === stage)
}
