import { answerTypes } from '../../../../contract/process/facts.ts'
import type { Question, Questionnaire } from '../../../../contract/process/process-document.ts'
import { answersMeet } from '../conditions/check-condition.ts'

/** What was tried out for a question, as conditions compare it: a choice by its key, money in major units. */
export type Tried = string | number | boolean | readonly string[]

/**
 * The questions that would be asked after these answers. One that asks about more than the questionnaire's own answers
 * (the deal, another questionnaire) is among them: nothing is known here that could keep it away.
 */
export function askedQuestions(
  questionnaire: Questionnaire,
  questionnaires: readonly Questionnaire[],
  tried: Readonly<Record<string, Tried>>,
): Question[] {
  const counted = new Map<string, unknown>(
    questionnaire.questions.map(({ key, type }) => [key, missing[answerTypes[type]]]),
  )
  const answers = new Map([[questionnaire.key, counted]])
  return questionnaire.questions.filter(({ key, when }) => {
    const isAsked =
      when === undefined || asksElsewhere(when, questionnaire) || answersMeet(when, questionnaires, answers)
    const answer = Object.hasOwn(tried, key) ? tried[key] : undefined
    if (isAsked && answer !== undefined) counted.set(key, answer)
    return isAsked
  })
}

/** Whether a condition names anything but the answers to its own questionnaire. */
export function asksElsewhere(condition: string, { key }: Questionnaire): boolean {
  const unquoted = condition.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, '')
  const names = unquoted.match(/[a-z_]\w*(?:\.\w+)+/gi) ?? []
  return names.some((name) => !name.startsWith(`answers.${key}.`))
}

const missing = { double: 0, string: '', bool: false, 'list<string>': [] } as const
