import type { DealId } from '../../../contract/ids.ts'
import type { FilledQuestionnaire } from '../../../contract/process/questionnaires.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { DealMet, DealsAbove } from '../deals-above.ts'
import { filled } from './filled-questionnaire.ts'
import { answersOn } from './table.ts'

/** Every questionnaire of a deal that anybody has begun to answer, for whoever may see the deal. */
export async function dealAnswers(
  tx: Tx,
  { dealId }: { dealId: DealId },
  actor: Actor,
  deals: DealsAbove,
): Promise<FilledQuestionnaire[]> {
  const deal = await deals.meetDeal(tx, actor, dealId)
  if (!deal.visible) throw new Refusal('not_found')
  return begunOn(tx, actor, deal)
}

/** The same for who has a task on the deal and needs to know. */
export async function begunOn(tx: Tx, actor: Actor, deal: DealMet): Promise<FilledQuestionnaire[]> {
  const rows = await answersOn(tx, actor, deal.id)
  return deal.document.questionnaires
    .filter(({ key }) => rows.some((row) => row.questionnaire === key))
    .map((questionnaire) => filled(questionnaire, deal, rows))
}
