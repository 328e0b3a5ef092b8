import type { FormFact } from '../../../contract/forms.ts'
import { type Language, textIn } from '../../../contract/text.ts'
import type { Asked, Fault, Sent } from '../taking/read-answers.ts'
import { type Html, html } from './html.ts'
import type { PageWords } from './page-words.ts'

export interface Filling {
  language: Language
  words: PageWords
  sent: Sent
  faults: readonly Fault[]
}

/** What a field is called on the page. */
export function labelOf(
  { field, label, own }: Asked,
  { language, words }: Pick<Filling, 'language' | 'words'>,
): string {
  if (label) return textIn(label, language)
  return own ? textIn(own.label, language) : words.facts[field as FormFact]
}

/** One field with its label, its help and what is wrong with it. */
export function fieldHtml(asked: Asked, filling: Filling): Html {
  const { field, required, own } = asked
  const { words, language } = filling
  const help = asked.help ?? own?.help ?? null
  const fault = filling.faults.find((one) => one.field === field)
  const about = html`${help && html`<p class="help" id="${field}-help">${textIn(help, language)}</p>`}${
    fault &&
    html`<p class="fault" id="${field}-fault">${fault.code === 'required' ? words.missing : words.wrong}</p>`
  }`
  const label = html`${labelOf(asked, filling)}${own?.unit && html` (${textIn(own.unit, language)})`}${
    !required && html` <span class="optional">(${words.optional})</span>`
  }`
  const described = [help && `${field}-help`, fault && `${field}-fault`].filter(Boolean).join(' ')
  const marks = html`${required && html` required`}${fault && html` aria-invalid="true"`}${
    described !== '' && html` aria-describedby="${described}"`
  }`
  if (own?.type === 'choices')
    return html`<fieldset id="${field}"${described !== '' && html` aria-describedby="${described}"`}><legend>${label}</legend>${ticks(asked, filling)}${about}</fieldset>`
  return html`<div><label for="${field}">${label}</label>${control(asked, marks, filling)}${about}</div>`
}

function control({ field, own }: Asked, marks: Html, { language, words, sent }: Filling): Html {
  const value = [sent[field] ?? ''].flat()[0] ?? ''
  const named = html`id="${field}" name="${field}"${marks}`
  if (field === 'need') return html`<textarea ${named} maxlength="4000" dir="auto">${value}</textarea>`
  if (own?.type === 'choice' || own?.type === 'yes_no') {
    const offered =
      own.type === 'yes_no'
        ? [
            { key: 'yes', label: words.yes },
            { key: 'no', label: words.no },
          ]
        : own.choices.filter(({ retired }) => !retired)
    return html`<select ${named}><option value="">${words.choose}</option>${offered.map(
      ({ key, label }) =>
        html`<option value="${key}"${key === value && html` selected`}>${textIn(label, language)}</option>`,
    )}</select>`
  }
  const kind = own ? (ownKinds[own.type] ?? text) : (factKinds[field as FormFact] ?? text)
  return html`<input ${named} ${kind} value="${value}">`
}

function ticks({ field, own }: Asked, { language, sent }: Filling): Html[] {
  const chosen = [sent[field] ?? []].flat()
  return (own?.choices ?? [])
    .filter(({ retired }) => !retired)
    .map(
      ({ key, label }) =>
        html`<label class="tick"><input type="checkbox" name="${field}" value="${key}"${chosen.includes(key) && html` checked`}>${textIn(label, language)}</label>`,
    )
}

/** Addresses and numbers run from left to right in every language. */
const text = html`type="text" maxlength="2000" dir="auto"`
const factKinds: Partial<Record<FormFact, Html>> = {
  name: html`type="text" autocomplete="name" maxlength="200" dir="auto"`,
  companyName: html`type="text" autocomplete="organization" maxlength="200" dir="auto"`,
  jobTitle: html`type="text" autocomplete="organization-title" maxlength="120" dir="auto"`,
  email: html`type="email" autocomplete="email" maxlength="254" dir="ltr"`,
  phone: html`type="tel" autocomplete="tel" maxlength="60" dir="ltr"`,
  website: html`type="text" inputmode="url" autocomplete="url" maxlength="300" dir="ltr"`,
  city: html`type="text" autocomplete="address-level2" maxlength="120" dir="auto"`,
}
const ownKinds: Partial<Record<string, Html>> = {
  number: html`type="text" inputmode="decimal" maxlength="40" dir="ltr"`,
  date: html`type="date"`,
  link: html`type="text" inputmode="url" maxlength="1000" dir="ltr"`,
}
