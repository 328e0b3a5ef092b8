import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { DealsAbove } from '../deals-above.ts'
import type { TaskRow } from '../task.ts'
import { questionnaireOf } from '../template.ts'
import { filled } from './filled-questionnaire.ts'
import { answersOn } from './table.ts'

/**
 * A task with questions is done when everything is answered that is asked and required.
 * @throws Refusal `answers_missing` with the questions, by key and name
 */
export async function mustBeAnswered(tx: Tx, task: TaskRow, actor: Actor, deals: DealsAbove): Promise<void> {
  if (task.kind !== 'questionnaire') return
  const deal = await deals.meetDeal(tx, actor, task.dealId)
  const questionnaire = questionnaireOf(deal.document, task)
  if (!questionnaire) return
  const { missing, questions } = filled(questionnaire, deal, await answersOn(tx, actor, task.dealId))
  if (missing.length === 0) return
  throw new Refusal('answers_missing', {
    questionnaire: questionnaire.key,
    questions: questions.filter(({ key }) => missing.includes(key)).map(({ key, name }) => ({ key, name })),
  })
}
