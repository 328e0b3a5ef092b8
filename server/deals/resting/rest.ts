import type { Rest } from '../../../contract/deals/deal.ts'
import type { NurturingPlan, ProcessDocument } from '../../../contract/process/process-document.ts'
import { Refusal } from '../../platform/refusal.ts'
import { movesFrom, stageOf } from '../../process/movement.ts'
import { type Deal, isClosed } from '../deal.ts'

/**
 * Rest    the deal waits for a day; its deadlines stand still, and a nurturing plan may say what is done meanwhile.
 * Return  the stage it goes on in: where it stands, unless its stage or a person says an earlier one.
 */

/** Pure: stages a deal that rests in this one may go on in, in their order: itself, its return, those it may go back to. */
export function returnStages(document: ProcessDocument, stageKey: string): string[] {
  const back = movesFrom(document, stageKey).flatMap(({ stage, direction }) =>
    direction === 'back' ? [stage.key] : [],
  )
  const allowed = new Set([...back, stageKey, stageOf(document, stageKey).returnsTo])
  return document.stages.flatMap(({ key }) => (allowed.has(key) ? [key] : []))
}

/**
 * Pure: where it goes on: as asked now, else as asked when it went to rest, else as its stage says.
 * @throws Refusal `move_not_allowed` with the stages it may go on in
 */
export function returnStage(document: ProcessDocument, deal: Deal, asked?: string): string {
  const allowed = returnStages(document, deal.stageKey)
  if (asked !== undefined && !allowed.includes(asked))
    throw new Refusal('move_not_allowed', { stage: asked, allowed })
  // A version move may have taken away what was chosen before it.
  const chosen = deal.returnsTo !== null && allowed.includes(deal.returnsTo) ? deal.returnsTo : undefined
  return asked ?? chosen ?? stageOf(document, deal.stageKey).returnsTo ?? deal.stageKey
}

/**
 * Pure: what is done while it rests: the plan asked for, none for null, the one of its stage where nothing is said.
 * @throws Refusal `malformed` for a plan the process does not have
 */
export function planFor(
  document: ProcessDocument,
  stageKey: string,
  asked: string | null | undefined,
): NurturingPlan | null {
  const key = asked === undefined ? stageOf(document, stageKey).nurturing : asked
  if (!key) return null
  const plan = document.nurturing.find((one) => one.key === key)
  if (!plan && asked)
    throw new Refusal('malformed', undefined, [
      { path: 'body.plan', code: 'unknown_record', message: 'the process has no such nurturing plan' },
    ])
  return plan ?? null
}

/** Pure: how it rests, or would. Null for a deal that is closed. */
export function restOf(document: ProcessDocument, deal: Deal): Rest | null {
  if (isClosed(deal)) return null
  return {
    count: deal.restingCount,
    plan:
      deal.status === 'resting'
        ? deal.restingPlan
        : (planFor(document, deal.stageKey, undefined)?.key ?? null),
    returnsTo: returnStage(document, deal),
    mayReturnTo: returnStages(document, deal.stageKey),
  }
}
