import type { ChatStep } from '../../../contract/chat/script.ts'
import { Email, Phone } from '../../../contract/customers/contact-details.ts'
import { type Language, textIn } from '../../../contract/text.ts'
import type { Answer } from '../../process/conditions/facts.ts'

type Ask = Extract<ChatStep, { kind: 'ask' }>

export interface Read {
  /** Null: skipped. */
  value: Answer | null
  /** As the visitor would say it. */
  words: string
  /** The scene a choice leads to. */
  to?: string | undefined
}

/** What a visitor's words mean as an answer to a question, or null where they are none. */
export function readAnswer(step: Ask, said: string, language: Language): Read | null {
  const text = said.trim()
  if (text === '') return step.optional ? { value: null, words: '–' } : null
  switch (step.answer) {
    case 'text':
      return { value: text, words: text }
    case 'email': {
      const read = Email.safeParse(text)
      return read.success ? { value: read.data, words: text } : null
    }
    case 'phone': {
      const digits = text.replaceAll(/\P{Nd}/gu, '').length
      return digits >= 6 && Phone.safeParse(text).success ? { value: text, words: text } : null
    }
    case 'number': {
      const value = readNumber(text)
      return value === null ? null : { value, words: text }
    }
    case 'yes_no': {
      if (text !== 'yes' && text !== 'no') return null
      return { value: text === 'yes', words: yesNo[language][text === 'yes' ? 0 : 1] }
    }
    case 'choice': {
      const choice = step.choices?.find(({ key }) => key === text)
      return choice ? { value: choice.key, words: textIn(choice.label, language), to: choice.to } : null
    }
  }
}

/** Yes and no, as the buttons have them. */
export const yesNo = {
  en: ['Yes', 'No'],
  pl: ['Tak', 'Nie'],
  nb: ['Ja', 'Nei'],
  fa: ['بله', 'خیر'],
} as const satisfies Record<Language, readonly [string, string]>

/** `1 500,50`, `1500.5` or `۱۵۰۰`. The last of comma and point parts the fraction, unless three digits follow it. */
function readNumber(text: string): number | null {
  const plain = text
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll('٫', '.')
    .replaceAll(/[\s٬'’]/g, '')
    .replaceAll(/[.,](?=\d{3}(?:\D|$))/g, '')
    .replace(',', '.')
  const [number] = /-?\d+(?:\.\d+)?/.exec(plain) ?? []
  const value = Number(number)
  return number === undefined || !Number.isFinite(value) || Math.abs(value) > 1e15 ? null : value
}
