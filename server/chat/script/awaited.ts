import type { ChatScript } from '../../../contract/chat/script.ts'
import type { ChatAwaited } from '../../../contract/chat/talks.ts'
import { textIn } from '../../../contract/text.ts'
import { type State, type Surroundings, stepAt } from './engine.ts'
import { yesNo } from './read-answer.ts'

/** What a conversation waits for, in the visitor's language; null once it has ended. */
export function awaitedIn(script: ChatScript, state: State, around: Surroundings): ChatAwaited | null {
  if (state.phase === 'ended') return null
  const nothing = { choices: [], slots: [], optional: false }
  if (state.phase === 'person') return { ...nothing, as: 'free' }
  const step = stepAt(script, state)
  if (step?.kind === 'book') {
    const slots = [...around.slots(step.minutes, step.days)]
    return { ...nothing, as: 'slot', slots, optional: true }
  }
  if (step?.kind !== 'ask') return null
  const { language } = around
  const [yes, no] = yesNo[language]
  return {
    ...nothing,
    as: step.answer,
    choices:
      step.answer === 'yes_no'
        ? [
            { key: 'yes', label: yes },
            { key: 'no', label: no },
          ]
        : (step.choices ?? []).map(({ key, label }) => ({ key, label: textIn(label, language) })),
    optional: step.optional ?? false,
  }
}
