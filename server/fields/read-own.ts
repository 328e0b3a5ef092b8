import { isDeepStrictEqual } from 'node:util'
import { WebAddress } from '../../contract/customers/contact-details.ts'
import {
  type OwnEdit,
  type OwnField,
  type OwnValue,
  type OwnValues,
  ownValueForms,
} from '../../contract/fields.ts'
import { type Language, textIn } from '../../contract/text.ts'
import type { FieldFault } from '../platform/refusal.ts'

/** What is to change, as it is kept: null empties. Or everything that is wrong with it, field by field. */
export type OwnRead = { edit: OwnEdit; faults: [] } | { edit: null; faults: FieldFault[] }

/**
 * Pure: own values as somebody gave them, in the form they are kept in. An empty text, no choice and no address are
 * nothing. A retired choice stays on a record that has it (`present`) and is put on no other.
 * @param path where in the request they stand, as `body.own`
 */
export function readOwn(
  fields: readonly OwnField[],
  given: OwnEdit,
  { language, present = {}, path = 'body.own' }: { language: Language; present?: OwnValues; path?: string },
): OwnRead {
  const faults: FieldFault[] = []
  const edit: OwnEdit = {}
  for (const [key, value] of Object.entries(given)) {
    const field = fields.find((one) => one.key === key)
    const wrong = (code: string, message: string) =>
      faults.push({
        path: `${path}.${key}`,
        code,
        message: `${field ? textIn(field.label, language) : key}: ${message}`,
      })
    if (!field) wrong('unknown_field', 'there is no such field')
    else if (value === null || isNothing(value)) edit[key] = null
    else {
      const read = readOne(field, value, present[key])
      if ('fault' in read) wrong(read.fault, read.message)
      else edit[key] = read.value
    }
  }
  return faults.length > 0 ? { edit: null, faults } : { edit, faults: [] }
}

const isNothing = (value: OwnValue) =>
  (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)

type One = { value: OwnValue } | { fault: string; message: string }

function readOne(field: OwnField, value: OwnValue, present: OwnValue | undefined): One {
  const read = ownValueForms[field.type].safeParse(value)
  if (!read.success) return { fault: 'invalid_value', message: wanted[field.type] }
  switch (field.type) {
    case 'choice': {
      const fits = isOffered(field, read.data as string) || present === read.data
      return fits ? { value: read.data } : { fault: 'unknown_choice', message: choiceOf(field) }
    }
    case 'choices': {
      const had = Array.isArray(present) ? present : []
      const chosen = read.data as string[]
      if (!chosen.every((key) => isOffered(field, key) || had.includes(key)))
        return { fault: 'unknown_choice', message: choiceOf(field) }
      // In the order of the field, each once, however they were ticked: so that equal values are equal.
      return { value: field.choices.map(({ key }) => key).filter((key) => chosen.includes(key)) }
    }
    case 'money': {
      const { currency } = read.data as { amount: number; currency: string }
      return field.currency === null || field.currency === currency
        ? { value: read.data }
        : { fault: 'other_currency', message: `an amount in ${field.currency}` }
    }
    case 'person':
      return { value: (read.data as string).toLowerCase() }
    case 'link':
      return WebAddress.safeParse(read.data).success
        ? { value: read.data }
        : { fault: 'no_web_address', message: wanted.link }
    default:
      return { value: read.data }
  }
}

const isOffered = ({ choices }: OwnField, asked: string) =>
  choices.some(({ key, retired }) => key === asked && !retired)

const choiceOf = ({ choices }: OwnField) =>
  `one of: ${choices.flatMap(({ key, retired }) => (retired ? [] : [key])).join(', ')}`

const wanted: Record<OwnField['type'], string> = {
  text: 'a line of text',
  number: 'a number',
  money: 'an amount in minor units, and its currency',
  date: 'a day, as 2026-11-21',
  choice: 'the key of a choice',
  choices: 'a list of keys of choices',
  person: 'the id of a colleague',
  link: 'an address on the web',
  yes_no: 'true or false',
}

/** Pure: the values after the edit, and what it changed, by `own.<key>`. */
export function afterEdit(
  before: OwnValues,
  edit: OwnEdit,
): { own: OwnValues; changes: Record<`own.${string}`, [OwnValue | null, OwnValue | null]> } {
  const own = { ...before }
  const changes: Record<`own.${string}`, [OwnValue | null, OwnValue | null]> = {}
  for (const [key, value] of Object.entries(edit)) {
    const was = before[key] ?? null
    if (isDeepStrictEqual(was, value)) continue
    changes[`own.${key}`] = [was, value]
    if (value === null) delete own[key]
    else own[key] = value
  }
  return { own, changes }
}
