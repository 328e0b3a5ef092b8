import type { Questionnaire } from '../../../contract/process/process-document.ts'
import { askedQuestions, factOf, type GivenAnswer } from '../../process/questionnaires/counted-answers.ts'
import type { DealMet } from '../deals-above.ts'

/** Pure: keys of the questions that are asked now and need an answer, but have none that counts. */
export function missingAnswers(
  questionnaire: Questionnaire,
  { document, facts, decimalsOf }: Pick<DealMet, 'document' | 'facts' | 'decimalsOf'>,
  given: readonly GivenAnswer[],
): string[] {
  const { key, questions } = questionnaire
  const asked = askedQuestions(questionnaire, document, facts, given, decimalsOf)
  return questions
    .filter((question) => {
      if (!question.required || !asked.has(question.key)) return false
      const answer = given.find((one) => one.questionnaire === key && one.question === question.key)
      return answer === undefined || factOf(question, answer, decimalsOf) === undefined
    })
    .map((question) => question.key)
}
