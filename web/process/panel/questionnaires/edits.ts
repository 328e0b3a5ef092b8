import { keyOfName } from '../../../../contract/key-of-name.ts'
import type {
  DraftDocument,
  Question,
  Questionnaire,
  QuestionType,
} from '../../../../contract/process/process-document.ts'
import { withFields } from '../edits/parts.ts'

/** The document with a questionnaire more, under a key of its own; its conditions follow it there. */
export function withQuestionnaire(
  document: DraftDocument,
  questionnaire: Questionnaire,
): { document: DraftDocument; key: string } {
  const taken = document.questionnaires.map(({ key }) => key)
  const key = keyOfName(questionnaire.key, taken, 'questionnaire')
  const questions = questionnaire.questions.map((question) =>
    question.when ? { ...question, when: renamed(question.when, questionnaire.key, key) } : question,
  )
  return {
    document: {
      ...document,
      questionnaires: [...document.questionnaires, { ...questionnaire, key, questions }],
    },
    key,
  }
}

const renamed = (condition: string, from: string, to: string) =>
  condition.replace(new RegExp(`\\banswers\\.${from}\\.`, 'g'), `answers.${to}.`)

/** The question answered in another way; options stay only where one chooses among them. */
export function withType(question: Question, type: QuestionType): Question {
  const chooses = type === 'choice' || type === 'choices'
  return withFields(question, { type, options: chooses ? (question.options ?? []) : undefined })
}
