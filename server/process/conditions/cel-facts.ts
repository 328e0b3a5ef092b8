import { answerTypes, declaredFacts, type FactType } from '../../../contract/process/facts.ts'
import type { Questionnaire } from '../../../contract/process/process-document.ts'
import type { Answer, Facts } from './facts.ts'

/** The facts of one deal as CEL counts: whole numbers are bigints there. */
export type CelFacts = Record<string, Record<string, unknown> | Map<string, unknown>>

/**
 * Kept per deal, since one gate asks several conditions: of one process in all but the choice of a process for a new
 * deal. An answer nobody gave, or one of another kind than is asked for by now, is missing.
 */
export function inCel(facts: Facts, questionnaires: readonly Questionnaire[]): CelFacts {
  const known = celFactsOf.get(facts)
  if (known?.questionnaires === questionnaires) return known.made
  const declared = Object.fromEntries(
    Object.entries(declaredFacts).map(([group, types]) => {
      const given: Record<string, unknown> = facts[group as keyof typeof declaredFacts]
      return [
        group,
        Object.fromEntries(
          Object.entries(types).map(([name, type]) => [name, valueInCel(type, given[name])]),
        ),
      ]
    }),
  )
  const made: CelFacts = { ...declared, answers: answersIn(facts, questionnaires) }
  celFactsOf.set(facts, { questionnaires, made })
  return made
}

const celFactsOf = new WeakMap<Facts, { questionnaires: readonly Questionnaire[]; made: CelFacts }>()

/** As maps: a question may be called `constructor`, and the library asks plain objects who made them. */
function answersIn({ answers }: Facts, questionnaires: readonly Questionnaire[]): Map<string, unknown> {
  return new Map(
    questionnaires.map(({ key, questions }) => {
      const given = Object.hasOwn(answers, key) ? (answers[key] as Record<string, Answer>) : {}
      const known = questions.map((question) => {
        const answer = Object.hasOwn(given, question.key) ? given[question.key] : undefined
        const missing = missingOf[answerTypes[question.type]]
        return [question.key, sameKind(answer, missing) ? answer : missing] as const
      })
      return [key, new Map<string, unknown>(known)]
    }),
  )
}

const missingOf = { double: 0, int: 0n, string: '', bool: false, 'list<string>': [] } satisfies Record<
  FactType,
  unknown
>

const sameKind = (answer: unknown, missing: unknown) =>
  typeof answer === typeof missing && Array.isArray(answer) === Array.isArray(missing)

const valueInCel = (type: FactType, value: unknown) =>
  type === 'int' ? BigInt(Math.trunc(value as number)) : value
