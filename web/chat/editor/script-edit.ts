import type { ChatScript, ChatStep } from '../../../contract/chat/script.ts'
import { keyOfName } from '../../../contract/key-of-name.ts'
import { type Language, languages, type Text, textIn } from '../../../contract/text.ts'

export const stepKinds = ['say', 'ask', 'show', 'check', 'jump', 'book', 'hand_over', 'end'] as const
export type Ask = Extract<ChatStep, { kind: 'ask' }>

/** A text with its words of one language exchanged. What served every language is that language's from then on. */
export function withWords(text: Text | undefined, language: Language, words: string): Text {
  const all = typeof text === 'string' ? Object.fromEntries(languages.map((one) => [one, text])) : { ...text }
  return { ...all, [language]: words }
}

/** The words of exactly this language; where there are none, what stands in for them is only hinted at. */
export function wordsIn(text: Text | undefined, language: Language): { own: string; instead: string } {
  if (text === undefined) return { own: '', instead: '' }
  if (typeof text === 'string') return { own: text, instead: '' }
  return { own: text[language] ?? '', instead: textIn(text, language) }
}

/** Languages that nothing was written in are left out: an empty text is no text. */
export function tidied(script: ChatScript): ChatScript {
  return JSON.parse(
    JSON.stringify(script, (_, value: unknown) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
      const entries = Object.entries(value)
      const isText =
        entries.length > 0 && entries.every(([key]) => (languages as readonly string[]).includes(key))
      if (!isText) return value
      const written = entries.filter(([, words]) => String(words).trim() !== '')
      return written.length === 0 ? '…' : Object.fromEntries(written)
    }),
  ) as ChatScript
}

/** Nothing is written in any language. */
export const isEmpty = (text: Text): boolean =>
  Object.values(text).every((words) => String(words).trim() === '')

export const asksOf = (script: ChatScript): Ask[] =>
  script.scenes.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'ask' ? [step] : [])))

/** A new step of a kind, with whatever it cannot do without. */
export function newStep(kind: ChatStep['kind'], script: ChatScript, scene: string): ChatStep {
  const elsewhere = script.scenes.find(({ key }) => key !== scene)?.key ?? scene
  switch (kind) {
    case 'say':
    case 'hand_over':
    case 'end':
      return { kind, text: '…' }
    case 'ask':
      return {
        kind,
        key: keyOfName(
          'question',
          asksOf(script).map(({ key }) => key),
          'question',
        ),
        text: '…',
        answer: 'text',
      }
    case 'show':
      return { kind, presentation: script.presentations[0]?.key ?? 'presentation' }
    case 'check':
      return {
        kind,
        cases: [{ when: `answers.chat.${asksOf(script)[0]?.key ?? 'question'} == ''`, to: elsewhere }],
      }
    case 'jump':
      return { kind, to: elsewhere }
    case 'book':
      return { kind, text: '…', minutes: 30, days: 5 }
  }
}

const operators = ['==', '!=', '>=', '<=', '>', '<'] as const
export type Operator = (typeof operators)[number]

export interface Simple {
  question: string
  operator: Operator
  value: string
}

/** A condition of one question and one value, taken apart; null for any other, which is written as it is. */
export function readSimple(when: string): Simple | null {
  const parts = /^answers\.chat\.(\w+)\s*(==|!=|>=|<=|>|<)\s*(?:'([^'\\]*)'|(-?[\d.]+|true|false))$/.exec(
    when.trim(),
  )
  if (!parts) return null
  const [, question = '', operator, text, plain] = parts
  return { question, operator: operator as Operator, value: text ?? plain ?? '' }
}

/** The same put together again: numbers and yes or no stand plainly, texts in quotes. */
export function writeSimple({ question, operator, value }: Simple, asks: readonly Ask[]): string {
  const answer = asks.find(({ key }) => key === question)?.answer
  const name = `answers.chat.${question}`
  if (answer === 'yes_no')
    return `${name} ${operator === '!=' ? '!=' : '=='} ${value === 'false' ? 'false' : 'true'}`
  if (answer === 'number') return `${name} ${operator} ${Number(value) || 0}`.replace(/ (-?\d+)$/, ' $1.0')
  return `${name} ${operator === '!=' ? '!=' : '=='} '${value.replaceAll(/['\\]/g, '')}'`
}
