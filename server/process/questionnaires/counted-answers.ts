import type { Naming } from '../../../contract/process/facts.ts'
import type { Question, Questionnaire } from '../../../contract/process/process-document.ts'
import type { AnswerValue } from '../../../contract/process/questionnaires.ts'
import { compileCondition, holds } from '../conditions/condition.ts'
import type { Answer, Facts } from '../conditions/facts.ts'

/**
 * Given    what somebody answered on a deal, whether or not the question is asked by now.
 * Asked    a question without a condition, or whose condition holds for the answers that count before it.
 * Counted  a given answer to a question that is asked: only these are facts.
 */
export interface GivenAnswer {
  questionnaire: string
  question: string
  value: AnswerValue
  /** The name, where the answer is a person. */
  personName: string | null
}

/** Decimals a currency is written with. */
export type DecimalsOf = (currency: string) => number

/** The answers of a deal as facts: money in major units, a person by name. Those of questions no longer asked are left out. */
export function countedAnswers(
  document: Naming,
  facts: Facts,
  given: readonly GivenAnswer[],
  decimalsOf: DecimalsOf,
): Facts['answers'] {
  const counted: Record<string, Record<string, Answer>> = {}
  for (const questionnaire of document.questionnaires) {
    const own = given.filter((one) => one.questionnaire === questionnaire.key)
    if (own.length === 0) continue
    counted[questionnaire.key] = walk(
      questionnaire,
      document,
      { ...facts, answers: counted },
      own,
      decimalsOf,
    ).answers
  }
  return counted
}

/** Keys of the questions asked now, in their order. A later question knows only what is answered before it. */
export function askedQuestions(
  questionnaire: Questionnaire,
  document: Naming,
  facts: Facts,
  given: readonly GivenAnswer[],
  decimalsOf: DecimalsOf,
): ReadonlySet<string> {
  const own = given.filter((one) => one.questionnaire === questionnaire.key)
  return walk(questionnaire, document, facts, own, decimalsOf).asked
}

function walk(
  { key, questions }: Questionnaire,
  document: Naming,
  facts: Facts,
  own: readonly GivenAnswer[],
  decimalsOf: DecimalsOf,
) {
  const asked = new Set<string>()
  const answers: Record<string, Answer> = {}
  let known: Facts | null = null
  for (const question of questions) {
    if (question.when) {
      known ??= { ...facts, answers: { ...facts.answers, [key]: { ...answers } } }
      if (!holds(compileCondition(question.when, document), known)) continue
    }
    asked.add(question.key)
    const answer = own.find((one) => one.question === question.key)
    const fact = answer && factOf(question, answer, decimalsOf)
    if (fact === undefined) continue
    answers[question.key] = fact
    known = null
  }
  return { asked, answers }
}

/** As conditions compare it; undefined where the answer is of another kind than the question asks for by now. */
export function factOf(
  { type, options }: Question,
  { value, personName }: GivenAnswer,
  decimalsOf: DecimalsOf,
): Answer | undefined {
  const isOption = (key: unknown) => options?.some((option) => option.key === key) ?? false
  switch (type) {
    case 'choice':
      return typeof value === 'string' && isOption(value) ? value : undefined
    case 'choices': {
      const chosen = Array.isArray(value) ? value.filter(isOption) : []
      return chosen.length > 0 ? chosen : undefined
    }
    case 'yes_no':
      return typeof value === 'boolean' ? value : undefined
    case 'number':
      return typeof value === 'number' ? value : undefined
    case 'money':
      if (typeof value !== 'object' || !('amount' in value)) return undefined
      return value.amount / 10 ** decimalsOf(value.currency)
    case 'person':
      return personName ?? undefined
    case 'date':
    case 'text':
      return typeof value === 'string' ? value : undefined
  }
}
