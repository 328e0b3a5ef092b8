import type { DraftDocument, Question, Questionnaire } from '../../../contract/process/process-document.ts'
import { namesIn } from '../conditions/names-in.ts'
import { compiled, conditionFaults } from './condition-faults.ts'
import { type Fault, fault, inEnglish, twice } from './fault.ts'

/** Questionnaires nobody could fill in: without questions, without choices, or asking in the wrong order. */
export function questionnaireFaults(document: DraftDocument): Fault[] {
  return [
    ...twice(document.questionnaires, 'questionnaires'),
    ...document.questionnaires.flatMap((questionnaire, place) => {
      const path = `questionnaires.${place}`
      const { name, questions } = questionnaire
      return [
        ...(questions.length > 0
          ? []
          : [
              fault(`${path}.questions`, 'questionnaire_empty', `"${inEnglish(name)}" asks nothing.`, {
                questionnaire: name,
              }),
            ]),
        ...twice(questions, `${path}.questions`),
        ...questions.flatMap((question, index) => [
          ...optionFaults(question, `${path}.questions.${index}.options`),
          ...conditionFaults(document, question.when, `${path}.questions.${index}.when`),
          ...asksTooEarly(document, questionnaire, index, `${path}.questions.${index}.when`),
        ]),
      ]
    }),
  ]
}

function optionFaults({ type, name, options = [] }: Question, path: string): Fault[] {
  if ((type === 'choice' || type === 'choices') && options.length === 0)
    return [fault(path, 'options_missing', `"${inEnglish(name)}" has nothing to choose from.`, { name })]
  return twice(options, path)
}

/** A question is asked because of what was answered before it: never of itself, nor of what comes later. */
function asksTooEarly(document: DraftDocument, of: Questionnaire, index: number, path: string): Fault[] {
  const question = of.questions[index] as Question
  const condition = compiled(document, question.when)
  if (!condition) return []
  const later = of.questions
    .slice(index)
    .filter(({ key }) => namesIn(condition.ast).has(`answers.${of.key}.${key}`))
  return later.map(({ name }) =>
    fault(
      path,
      'asks_too_early',
      `"${inEnglish(question.name)}" depends on the answer to "${inEnglish(name)}", which is not asked before it.`,
      { question: question.name, name },
    ),
  )
}
