import { type ChatScript, type ChatStep, consentKey } from '../../../contract/chat/script.ts'
import type { Answer } from '../../process/conditions/facts.ts'

type Ask = Extract<ChatStep, { kind: 'ask' }>
type Answers = Readonly<Record<string, Answer>>

const personal: ReadonlySet<string> = new Set(['name', 'email', 'phone'])

/** What stands before a question by which somebody would be known: the consent to ask it, while it is neither given nor refused. */
export function consentBefore({ consent }: ChatScript, step: ChatStep, answers: Answers): Ask | null {
  if (!consent || !asksForWho(step) || answers[consentKey] !== undefined) return null
  return { kind: 'ask', key: consentKey, text: consent, answer: 'yes_no' }
}

/** Whoever said no to it is not asked who he is. */
export const isForbidden = ({ consent }: ChatScript, step: ChatStep, answers: Answers): boolean =>
  consent !== undefined && asksForWho(step) && answers[consentKey] === false

const asksForWho = (step: ChatStep) =>
  step.kind === 'ask' && step.fills !== undefined && personal.has(step.fills)
