import { createHash } from 'node:crypto'
import { addOwnField } from '../../contract/fields.ts'
import { type CreateForm, createForm, type FormShown, openForm } from '../../contract/forms.ts'
import { leastMs } from '../../server/forms/public/take-sending.ts'
import { proofBits } from '../../server/forms/taking/proof-of-work.ts'
import { openHouse } from '../house.ts'

/** What a visitor sends, by the names of the fields. */
export type Fields = Record<string, string | string[]>

/** The website on which the form stands. */
export const site = 'https://www.lampy-morskie.example'

/** One form that asks for a consent and a field of our own, and one that is confirmed by a mail. */
export async function playForms() {
  const house = await openHouse(['kari', 'ola'], { by: 'cookie', config: { proxies: 1 } })
  const { kari } = house
  await kari.call(addOwnField, {
    body: {
      entity: 'lead',
      type: 'choices',
      label: 'Rooms',
      choices: [{ label: 'Hall' }, { label: 'Bath' }],
    },
  })
  async function makeForm(body: CreateForm): Promise<FormShown> {
    const { id } = await kari.call(createForm, { body })
    return kari.call(openForm, { params: { id } })
  }
  const plain = await makeForm({
    name: 'Lamps',
    fields: ['name', 'email', 'need', 'own.rooms'].map((field) => ({
      field: field as never,
      required: field === 'name',
      label: null,
      help: null,
    })),
    consent: { text: { en: 'You may write to me.', pl: 'Możecie do mnie pisać.' }, required: true },
    origins: [site],
    campaign: 'Spring',
  })
  const confirmed = await makeForm({ name: 'With a mail', doubleOptIn: true })
  return { ...house, makeForm, plain, confirmed }
}

let address = 0
/** An address of its own for each who comes. */
export const fresh = () => `10.1.${address >> 8}.${address++ & 255}`

/** No person fills in a form faster. */
export const longEnough = () => new Promise((resolve) => setTimeout(resolve, leastMs + 100))

export const tokenIn = (html: string) => /name="token" value="([^"]*)"/.exec(html)?.[1] ?? ''

/** What a page carries that is handed out now. */
export const pageToken = async ({ url }: FormShown) =>
  tokenIn(await (await fetch(url, { headers: { 'x-forwarded-for': fresh() } })).text())

/** The work a browser with scripting does. */
export function proofFor(token: string): string {
  for (let n = 0; ; n++)
    if (createHash('sha256').update(`${token}:${n}`).digest().readUInt32BE(0) >>> (32 - proofBits) === 0)
      return `${n}`
}

export function send(form: FormShown, fields: Fields, headers: Record<string, string> = {}, path = '') {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  )
  return fetch(form.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'x-forwarded-for': fresh(), ...headers },
    body,
  })
}
