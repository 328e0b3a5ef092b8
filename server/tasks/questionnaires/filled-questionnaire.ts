import type { Questionnaire } from '../../../contract/process/process-document.ts'
import type { AskedQuestion, FilledQuestionnaire } from '../../../contract/process/questionnaires.ts'
import { askedQuestions, factOf } from '../../process/questionnaires/counted-answers.ts'
import type { DealMet } from '../deals-above.ts'
import { missingAnswers } from './missing-answers.ts'
import type { AnswerRow } from './table.ts'

/**
 * Pure: a questionnaire as it stands on a deal: what is asked now, what was answered, what is missing. A person who is
 * gone, or an option that a later version no longer offers, answers nothing.
 */
export function filled(
  questionnaire: Questionnaire,
  deal: Pick<DealMet, 'document' | 'facts' | 'decimalsOf'>,
  rows: readonly AnswerRow[],
): FilledQuestionnaire {
  const { key, name, purpose } = questionnaire
  const asked = askedQuestions(questionnaire, deal.document, deal.facts, rows, deal.decimalsOf)
  const questions = questionnaire.questions.map((question): AskedQuestion => {
    const row = rows.find((one) => one.questionnaire === key && one.question === question.key)
    return {
      ...question,
      asked: asked.has(question.key),
      answer: row && factOf(question, row, deal.decimalsOf) !== undefined ? shown(row) : null,
    }
  })
  return {
    key,
    name,
    purpose: purpose ?? null,
    questions,
    missing: missingAnswers(questionnaire, deal, rows),
  }
}

/** Without the place it lies in: that is around it. */
const shown = ({ value, personName, answeredAt, answeredBy, taskId }: AnswerRow) => ({
  value,
  personName,
  answeredAt,
  answeredBy,
  taskId,
})
