import type { OwnEdit, OwnField, OwnValues } from '../../../contract/fields.ts'
import type { LeadAnswers } from '../../../contract/leads/lead.ts'
import type { Questionnaire } from '../../../contract/process/process-document.ts'
import { AnswerValue } from '../../../contract/process/questionnaires.ts'
import { readAnswer } from '../../tasks/questionnaires/read-answer.ts'
import type { NewAnswer } from '../../tasks/questionnaires/table.ts'

/**
 * Own values of a lead that a record it becomes has a field for: of the same key and type. A choice goes along where
 * that field knows it.
 */
export function carriedOwn(own: OwnValues, from: readonly OwnField[], to: readonly OwnField[]): OwnEdit {
  const carried: OwnEdit = {}
  for (const field of to) {
    const value = own[field.key]
    const same = from.some(({ key, type }) => key === field.key && type === field.type)
    if (value === undefined || !same) continue
    if (field.type === 'money' && field.currency !== null && !inCurrency(value, field.currency)) continue
    if (field.type !== 'choice' && field.type !== 'choices') carried[field.key] = value
    else {
      const known = field.choices.filter(({ retired }) => !retired).map(({ key }) => key)
      const chosen = [value].flat().filter((key) => known.includes(key as string)) as string[]
      const [first] = chosen
      if (first !== undefined) carried[field.key] = field.type === 'choice' ? first : chosen
    }
  }
  return carried
}

const inCurrency = (value: OwnValues[string], currency: string) =>
  typeof value === 'object' && 'currency' in value && value.currency === currency

/** Answers that the process of the deal asks for and takes as they are, by questionnaire. */
export function carriedAnswers(
  answers: LeadAnswers,
  questionnaires: readonly Questionnaire[],
  currency: string,
): Map<string, NewAnswer[]> {
  const carried = new Map<string, NewAnswer[]>()
  for (const { key, questions } of questionnaires) {
    const given = answers[key]
    if (!given) continue
    const fitting = questions.flatMap((question): NewAnswer[] => {
      const value = AnswerValue.safeParse(given[question.key])
      if (!value.success) return []
      const read = readAnswer(question, value.data, { currency, people: new Set() })
      return 'fault' in read || read.value === null
        ? []
        : [{ question: question.key, value: read.value, personId: null }]
    })
    if (fitting.length > 0) carried.set(key, fitting)
  }
  return carried
}
