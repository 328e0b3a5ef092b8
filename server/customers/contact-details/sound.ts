import { Email, Phone } from '../../../contract/customers/contact-details.ts'
import type { ContactKind } from '../../../contract/customers/contacts.ts'
import { Refusal } from '../../platform/refusal.ts'

interface Said {
  value?: string | undefined
  city?: string | null | undefined
  country?: string | null | undefined
}

const formOf = { email: Email, phone: Phone } as const

/**
 * What is said of a contact detail, in the form its kind asks for: a mail address is one, a telephone has digits, and only
 * an address has a city and a country.
 * @throws Refusal `malformed` naming the field
 */
export function sound(kind: ContactKind, { value, city, country }: Said): { value?: string } {
  if (kind !== 'address' && (city ?? country)) throw fault('body.city', 'only an address has a place')
  if (value === undefined) return {}
  if (kind === 'address') {
    if (value.trim() === '') throw fault('body.value', 'an address is needed')
    return { value }
  }
  const read = formOf[kind].safeParse(value)
  if (!read.success) throw fault('body.value', `no ${kind}`)
  return { value: read.data }
}

const fault = (path: string, message: string) =>
  new Refusal('malformed', undefined, [{ path, code: 'bad_value', message }])
