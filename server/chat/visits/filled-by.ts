import type { ChatFill, ChatScript, ChatStep } from '../../../contract/chat/script.ts'
import type { LeadAnswers } from '../../../contract/leads/lead.ts'
import { type Language, textIn } from '../../../contract/text.ts'
import type { Answer } from '../../process/conditions/facts.ts'

type Ask = Extract<ChatStep, { kind: 'ask' }>
type Field = Exclude<ChatFill, `bant.${string}`>

/** What a lead has room for. */
const longest: Record<Field, number> = {
  name: 200,
  companyName: 200,
  jobTitle: 120,
  email: 254,
  phone: 60,
  city: 120,
  need: 5_000,
}

/** What the answers of a conversation say of a lead: its facts, and answers by questionnaire and question. */
export function filledBy(
  script: ChatScript,
  given: Readonly<Record<string, Answer>>,
  language: Language,
): { facts: Partial<Record<Field, string>>; answers: LeadAnswers } {
  const facts: Partial<Record<Field, string>> = {}
  const bant: Record<string, unknown> = {}
  for (const step of script.scenes.flatMap(({ steps }) => steps)) {
    if (step.kind !== 'ask' || !step.fills) continue
    const value = given[step.key]
    if (value === undefined) continue
    const [, question] = step.fills.split('bant.')
    if (question !== undefined) bant[question] = value
    else facts[step.fills as Field] = wordsOf(step, value, language, longest[step.fills as Field])
  }
  const answers = { chat: { ...given }, ...(Object.keys(bant).length > 0 && { bant }) }
  return { facts, answers }
}

function wordsOf(step: Ask, value: Answer, language: Language, most: number): string {
  const choice = step.choices?.find(({ key }) => key === value)
  const words = choice ? textIn(choice.label, language) : String(value)
  const line = step.fills === 'need' ? words : words.replaceAll(/\s+/g, ' ')
  return line.trim().slice(0, most)
}
