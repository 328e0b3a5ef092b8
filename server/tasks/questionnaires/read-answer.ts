import { Day } from '../../../contract/days.ts'
import type { Question } from '../../../contract/process/process-document.ts'
import type { AnswerValue } from '../../../contract/process/questionnaires.ts'

/** What an answer is judged by, beside its question. */
export interface Judging {
  currency: string
  /** Ids of the people who may be named, lower case. */
  people: ReadonlySet<string>
}

/**
 * Pure: the answer as it is kept, null where nothing was said (an empty text, no option chosen), or what is wrong with it
 * in plain English.
 */
export function readAnswer(
  question: Question,
  value: AnswerValue | null,
  { currency, people }: Judging,
): { value: AnswerValue | null } | { fault: string } {
  if (value === null) return { value: null }
  const options = (question.options ?? []).map(({ key }) => key)
  switch (question.type) {
    case 'choice':
      return typeof value === 'string' && options.includes(value)
        ? { value }
        : { fault: `one of the options: ${options.join(', ')}` }
    case 'choices': {
      if (!Array.isArray(value) || !value.every((key) => options.includes(key)))
        return { fault: `a list of options: ${options.join(', ')}` }
      // In the order of the options, each once, however they were ticked.
      const chosen = options.filter((key) => value.includes(key))
      return { value: chosen.length > 0 ? chosen : null }
    }
    case 'yes_no':
      return typeof value === 'boolean' ? { value } : { fault: 'true or false' }
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? { value } : { fault: 'a number' }
    case 'money':
      return typeof value === 'object' && 'currency' in value && value.currency === currency
        ? { value }
        : { fault: `an amount in ${currency}, in minor units` }
    case 'date':
      return Day.safeParse(value).success ? { value } : { fault: 'a day, as 2026-11-21' }
    case 'person':
      return typeof value === 'string' && people.has(value.toLowerCase())
        ? { value: value.toLowerCase() }
        : { fault: 'somebody on the deal or of its company' }
    case 'text':
      if (typeof value !== 'string') return { fault: 'a text' }
      return { value: value.trim() === '' ? null : value }
  }
}
