import { type ChatScript, consentKey } from '../../../contract/chat/script.ts'
import type { Naming } from '../../../contract/process/facts.ts'
import type { Question } from '../../../contract/process/process-document.ts'
import {
  ConditionError,
  childrenOf,
  compileCondition,
  factNamed,
  holds,
} from '../../process/conditions/condition.ts'
import { type Answer, noFacts } from '../../process/conditions/facts.ts'

type Cases = readonly { when: string; to: string }[]

/** The scene of the first case that holds, or null. A condition that cannot be read does not hold. */
export function caseThatHolds(
  script: ChatScript,
  cases: Cases,
  answers: Readonly<Record<string, Answer>>,
): string | null {
  const facts = { ...noFacts, answers: { chat: answers } }
  for (const { when, to } of cases) {
    try {
      if (holds(compileCondition(when, namingOf(script)), facts)) return to
    } catch (fault) {
      if (!(fault instanceof ConditionError)) throw fault
    }
  }
  return null
}

/** What is wrong with a condition of this script, as a sentence, or null. */
export function conditionFault(script: ChatScript, when: string): string | null {
  try {
    const { ast } = compileCondition(when, namingOf(script))
    const foreign = factsIn(ast).find((name) => !name.startsWith('answers.'))
    // A visitor has no deal yet.
    return foreign === undefined ? null : `"${foreign}" is not known of a visitor.`
  } catch (fault) {
    if (fault instanceof ConditionError) return fault.message
    throw fault
  }
}

type Node = Parameters<typeof factNamed>[0]

function factsIn(node: Node): string[] {
  const name = factNamed(node)
  return name === null ? childrenOf(node).flatMap(factsIn) : [name]
}

/** Answers are asked about as those of a process: the questions of a script are one questionnaire, `chat`. */
function namingOf(script: ChatScript): Naming {
  let naming = namings.get(script)
  if (!naming) {
    const questions = script.scenes
      .flatMap(({ steps }) => steps)
      .flatMap((step): Question[] =>
        step.kind === 'ask' ? [{ key: step.key, name: step.key, type: typeOf[step.answer] } as Question] : [],
      )
    if (script.consent) questions.push({ key: consentKey, name: consentKey, type: 'yes_no' } as Question)
    namings.set(script, (naming = { questionnaires: [{ key: 'chat', name: 'Chat', questions }] }))
  }
  return naming
}

const namings = new WeakMap<ChatScript, Naming>()

const typeOf = {
  text: 'text',
  email: 'text',
  phone: 'text',
  number: 'number',
  yes_no: 'yes_no',
  choice: 'choice',
} as const
