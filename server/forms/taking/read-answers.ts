import { createHmac } from 'node:crypto'
import { Email, Phone, WebAddress } from '../../../contract/customers/contact-details.ts'
import type { OwnEdit, OwnField, OwnValue } from '../../../contract/fields.ts'
import type { FormFact, FormField } from '../../../contract/forms.ts'
import { Utm } from '../../../contract/leads/lead.ts'
import { type Language, Line, Prose } from '../../../contract/text.ts'
import { readOwn } from '../../fields/read-own.ts'
import { canBeAsked, type Form } from '../form.ts'

/** Fields as a form sends them: texts, several where several were ticked. */
export type Sent = Readonly<Record<string, string | readonly string[]>>

/** What a form was filled in with, as its lead will have it. */
export interface Answers {
  facts: Partial<Record<FormFact, string>>
  own: OwnEdit
  utm: Partial<Record<string, string>>
  language: Language
  consented: boolean
}

export interface Fault {
  field: string
  code: 'required' | 'invalid' | 'unknown'
}

/** Fields of the page itself, beside those its maker chose. `homepage` stands where no person sees it. */
export const ownNames = ['token', 'proof', 'homepage', 'lang', 'embed', 'consent'] as const
export const utmNames = [
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'referrer',
  'page',
] as const

/** The fields a form shows: those whose own field was retired or taken away meanwhile are passed over. */
export function askedFields(form: Pick<Form, 'fields'>, own: readonly OwnField[]): Asked[] {
  return form.fields.flatMap((field): Asked[] => {
    if (!field.field.startsWith('own.')) return [{ ...field, own: null }]
    const found = own.find(({ key }) => `own.${key}` === field.field)
    return found && canBeAsked(found) ? [{ ...field, own: found }] : []
  })
}

export type Asked = FormField & { own: OwnField | null }

/**
 * Pure: what was sent, in the shape of a lead, or everything that is wrong with it. What a page says of where its
 * visitor came from is never wrong: it is left out.
 */
export function readAnswers(
  form: Pick<Form, 'consent'>,
  asked: readonly Asked[],
  sent: Sent,
  language: Language,
): { answers: Answers; faults: Fault[] } {
  const faults: Fault[] = []
  const answers: Answers = { facts: {}, own: {}, utm: utmOf(sent), language, consented: false }
  const known = new Set<string>([...asked.map(({ field }) => field), ...ownNames, ...utmNames])
  for (const name of Object.keys(sent)) if (!known.has(name)) faults.push({ field: name, code: 'unknown' })
  for (const { field, required, own } of asked) {
    const given = textsOf(sent, field)
    if (given.length === 0) {
      if (required) faults.push({ field, code: 'required' })
    } else if (own) {
      const read = readOwn([own], { [own.key]: ownValue(own, given) }, { language })
      if (read.edit) Object.assign(answers.own, read.edit)
      else faults.push({ field, code: 'invalid' })
    } else {
      const read = forms[field as FormFact].safeParse(given[0])
      if (read.success && given.length === 1) answers.facts[field as FormFact] = read.data
      else faults.push({ field, code: 'invalid' })
    }
  }
  answers.consented = textsOf(sent, 'consent').includes('yes')
  if (form.consent?.required && !answers.consented) faults.push({ field: 'consent', code: 'required' })
  return { answers, faults }
}

const forms = {
  name: Line(),
  companyName: Line(),
  jobTitle: Line(120),
  email: Email,
  phone: Phone,
  website: WebAddress,
  city: Line(120),
  need: Prose(4_000),
} as const

/** Everything of one name that says something; line ends as we keep them. */
function textsOf(sent: Sent, name: string): string[] {
  const given = sent[name]
  return (given === undefined ? [] : ([given].flat() as string[]))
    .map((text) => text.replaceAll('\r\n', '\n').trim())
    .filter((text) => text !== '')
}

function ownValue({ type }: OwnField, given: readonly string[]): OwnValue {
  const [text = ''] = given
  if (type === 'choices') return [...given]
  if (type === 'number') return Number(text.replace(',', '.').replaceAll(/\s/g, ''))
  if (type === 'yes_no') return text === 'yes'
  return text
}

function utmOf(sent: Sent): Answers['utm'] {
  const said = utmNames.flatMap((name) => {
    const one = { [name.replace('utm_', '')]: textsOf(sent, name)[0]?.slice(0, 500) }
    const read = Utm.safeParse(one)
    return read.success && Object.values(one)[0] !== undefined ? [one] : []
  })
  return Object.assign({}, ...said) as Answers['utm']
}

/**
 * Who sent it, so that a second sending is known: by address, else by telephone, else by all that was said. A hash with
 * the form's secret: nobody reads an address from it.
 */
export function senderOf({ secret }: Pick<Form, 'secret'>, { facts, own }: Answers): string {
  const digits = facts.phone?.normalize('NFKC').replaceAll(/\D/g, '').slice(-8)
  const who = facts.email ?? digits ?? JSON.stringify([facts, own])
  return createHmac('sha256', secret).update(who).digest('base64url')
}
