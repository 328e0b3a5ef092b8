import {
  answerTypes,
  declaredFacts,
  type FactType,
  type Naming,
  ownFactTypes,
} from '../../../contract/process/facts.ts'
import type { Answer, Facts } from './facts.ts'

/** The facts of one deal as CEL counts: whole numbers are bigints there. */
export type CelFacts = Record<string, Record<string, unknown> | Map<string, unknown>>

/**
 * Kept per deal, since one gate asks several conditions: of one process in all but the choice of a process for a new
 * deal. An answer nobody gave, or one of another kind than is asked for by now, is missing; so is an own field.
 */
export function inCel(facts: Facts, naming: Naming): CelFacts {
  const known = celFactsOf.get(facts)
  if (known && isSame(known.naming, naming)) return known.made
  const own = ownIn(facts, naming)
  const declared = Object.fromEntries(
    Object.entries(declaredFacts).map(([group, types]) => {
      const given: Record<string, unknown> = facts[group as keyof typeof declaredFacts]
      const values = Object.entries(types).map(([name, type]) => [name, valueInCel(type, given[name])])
      return [group, { ...Object.fromEntries(values), own: own[group as keyof typeof own] }]
    }),
  )
  const made: CelFacts = { ...declared, person: { own: own.person }, answers: answersIn(facts, naming) }
  celFactsOf.set(facts, { naming, made })
  return made
}

const isSame = (one: Naming, other: Naming) =>
  one.questionnaires === other.questionnaires && one.ownFields === other.ownFields

const celFactsOf = new WeakMap<Facts, { naming: Naming; made: CelFacts }>()

function ownIn({ own }: Facts, { ownFields = [] }: Naming) {
  const values = (entity: keyof Facts['own']) =>
    new Map<string, unknown>(
      ownFields
        .filter((field) => field.entity === entity)
        .map(({ key, type }) => [key, given(own[entity], key, missingOf[ownFactTypes[type]])]),
    )
  return { deal: values('deal'), company: values('company'), person: values('person') }
}

/** What is there by this name, where it is of the kind that is asked for. */
function given(answers: Readonly<Record<string, Answer>>, key: string, missing: unknown): unknown {
  const answer = Object.hasOwn(answers, key) ? answers[key] : undefined
  return sameKind(answer, missing) ? answer : missing
}

/** As maps: a question may be called `constructor`, and the library asks plain objects who made them. */
function answersIn({ answers }: Facts, { questionnaires }: Naming): Map<string, unknown> {
  return new Map(
    questionnaires.map(({ key, questions }) => {
      const said = Object.hasOwn(answers, key) ? (answers[key] as Record<string, Answer>) : {}
      const known = questions.map(
        (question) =>
          [question.key, given(said, question.key, missingOf[answerTypes[question.type]])] as const,
      )
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
