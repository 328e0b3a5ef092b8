import { createHash, randomBytes } from 'node:crypto'
import type { OwnField } from '../../contract/fields.ts'
import { type Form as FormRow, namingFacts } from '../../contract/forms.ts'
import { keyOfName } from '../../contract/key-of-name.ts'
import { type FieldFault, Refusal } from '../platform/refusal.ts'

/**
 * Form        a page strangers fill in; open ones are found under `/f/{slug}`.
 * Slug        its name and a few random letters: it tells what it is, and nobody counts through a company's forms.
 * Secret      signs what the page hands out; it never leaves the server.
 * Submission  one sending of a form, told from another by the nonce of the page it came from.
 */
export interface Form extends FormRow {
  secret: string
}

/** What a form is before anybody said anything of it. */
export const plainForm = {
  title: null,
  intro: null,
  button: null,
  thanks: null,
  fields: [
    { field: 'name', required: true, label: null, help: null },
    { field: 'email', required: true, label: null, help: null },
    { field: 'need', required: false, label: null, help: null },
  ],
  consent: null,
  doubleOptIn: false,
  source: 'website',
  channel: 'inbound',
  campaign: null,
  redirectTo: null,
  origins: [],
} satisfies Partial<Form>

export function newSlug(name: string): string {
  const letters = [...randomBytes(10)].map((byte) => alphabet[byte % alphabet.length]).join('')
  return `${keyOfName(name, [], 'form').replaceAll('_', '-').slice(0, 40).replace(/-+$/, '')}-${letters}`
}

/** Letters that are not mistaken for one another when somebody types them. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Refuses a form whose leads could not be called anything, that could not mail, or that asks for what is not there. */
export function mustMakeLeads(
  { fields, doubleOptIn }: Pick<Form, 'fields' | 'doubleOptIn'>,
  own: readonly OwnField[],
): void {
  const faults: FieldFault[] = []
  const fault = (code: string, message: string, at = '') =>
    faults.push({ path: `body.fields${at}`, code, message })
  const required = fields.filter((field) => field.required).map(({ field }) => field)
  if (!namingFacts.some((fact) => required.includes(fact)))
    fault('nobody_to_reach', 'a name, a company, an email address or a phone must be required')
  if (doubleOptIn && !required.includes('email'))
    fault('no_email', 'who has to confirm by mail must give an address')
  fields.forEach(({ field }, at) => {
    if (!field.startsWith('own.')) return
    const found = own.find(({ key }) => `own.${key}` === field)
    if (!found) fault('unknown_field', 'leads have no such field', `.${at}.field`)
    else if (!canBeAsked(found)) fault('not_for_strangers', 'a stranger cannot fill this in', `.${at}.field`)
  })
  if (faults.length > 0) throw new Refusal('malformed', undefined, faults)
}

/** Colleagues are nobody's business outside, and an amount needs more than one box. */
export const canBeAsked = ({ type }: OwnField) => type !== 'person' && type !== 'money'

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
