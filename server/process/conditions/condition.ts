import { type ASTNode, Environment, type ParseError } from '@marcbachmann/cel-js'
import { LRUCache } from 'lru-cache'
import {
  conditionFunctions,
  conditionLimits,
  conditionOperators,
} from '../../../contract/process/conditions.ts'
import { factSchema, type Naming } from '../../../contract/process/facts.ts'
import type { Questionnaire, UsedField } from '../../../contract/process/process-document.ts'
import { type CelFacts, inCel } from './cel-facts.ts'
import type { Facts } from './facts.ts'

/** A condition that is known to be well formed, to name only declared facts and to answer yes or no. */
export interface Condition {
  readonly source: string
  /** Task keys it looks for in `tasks.done`. */
  readonly tasks: readonly string[]
  /** The questions and own fields it may name. */
  readonly naming: Naming
  readonly ast: ASTNode
  readonly ask: (facts: CelFacts) => unknown
}

export type ConditionFault =
  | 'condition_invalid'
  | 'unknown_fact'
  | 'unknown_questionnaire'
  | 'unknown_question'
  | 'unknown_own_field'
  | 'wrong_types'
  | 'not_yes_or_no'

/** What is wrong with a condition, in a sentence for the person who wrote it; `named` is the name or part at fault. */
export class ConditionError extends Error {
  override readonly name = 'ConditionError'
  readonly code: ConditionFault
  readonly named: string

  constructor(message: string, code: ConditionFault = 'condition_invalid', named = '') {
    super(message)
    this.code = code
    this.named = named
  }
}

/**
 * Reads a condition in CEL of a document that asks these questions and names these own fields. Throws `ConditionError`
 * when it cannot be read, names something that is not declared, compares what cannot be compared, does not answer yes or
 * no, or uses what is not allowed in a condition. Kept as long as the document's lists are: a published document gives
 * the same ones always.
 */
export function compileCondition(source: string, naming: Naming = nothingNamed): Condition {
  const { environment, compiled } = languageOf(naming)
  const known = compiled.get(source)
  if (known) return known
  const condition = compile(source, naming, environment)
  compiled.set(source, condition)
  return condition
}

/** Whether the condition is true of these facts. Never throws; what cannot be computed does not hold. */
export function holds(condition: Condition, facts: Facts): boolean {
  try {
    return condition.ask(inCel(facts, condition.naming)) === true
  } catch {
    // Only a whole number past 64 bits is left to go wrong, and a gate in doubt stays shut.
    return false
  }
}

function compile(source: string, naming: Naming, environment: Environment): Condition {
  try {
    const ask = environment.parse(source)
    refuseWhatMayFail(ask.ast)
    const checked = ask.check()
    if (!checked.valid) throw checked.error
    if (checked.type !== 'bool')
      throw new ConditionError('It has to answer yes or no.', 'not_yes_or_no', source)
    return { source, tasks: tasksNamed(ask.ast), naming, ast: ask.ast, ask }
  } catch (error) {
    if (error instanceof ConditionError) throw error
    throw readable(error, source, naming)
  }
}

/** The names a document gives to conditions, and the conditions read with them so far. */
interface Language {
  readonly environment: Environment
  readonly compiled: LRUCache<string, Condition>
}

function languageOf({ questionnaires, ownFields = noFields }: Naming): Language {
  if (questionnaires.length === 0 && ownFields.length === 0) return ofEveryDocument
  let ofQuestions = languages.get(questionnaires)
  if (!ofQuestions) languages.set(questionnaires, (ofQuestions = new WeakMap()))
  let known = ofQuestions.get(ownFields)
  if (!known) ofQuestions.set(ownFields, (known = languageFor({ questionnaires, ownFields }, 500)))
  return known
}

function languageFor(naming: Naming, most: number): Language {
  const environment = new Environment({ limits: conditionLimits })
  for (const [name, schema] of factSchema(naming))
    environment.registerVariable({ name, schema: schema as Schema })
  // Nobody who writes `deal.amount == 10000` means to ask about types. The library mirrors the pair by itself.
  environment.registerOperator('double == int', (a: number, b: bigint) => a === Number(b))
  return { environment, compiled: new LRUCache<string, Condition>({ max: most }) }
}

/** Named as an own type: the declarations of the library know no recursive schema of literal types. */
type Schema = Record<string, string>

const noFields: readonly UsedField[] = []
const nothingNamed: Naming = { questionnaires: [] }
const ofEveryDocument = languageFor(nothingNamed, 2_000)
const languages = new WeakMap<readonly Questionnaire[], WeakMap<readonly UsedField[], Language>>()

/** What may fail, or take its time, is refused when it is written, not when a deal stands before the gate. */
function refuseWhatMayFail(node: ASTNode) {
  if (!conditionOperators.has(node.op))
    throw new ConditionError(`"${sign(node.op)}" cannot be used in a condition.`)
  if (node.op === 'call' || node.op === 'rcall') {
    const [name] = node.args
    if (!conditionFunctions.has(name)) throw new ConditionError(`"${name}" cannot be used in a condition.`)
  }
  for (const child of childrenOf(node)) refuseWhatMayFail(child)
}

const sign = (operator: string) => ({ '[]': '[ ]', map: '{ }' })[operator] ?? operator

function tasksNamed(node: ASTNode): string[] {
  if (node.op === 'in') {
    const [left, right] = node.args
    if (typeof left.args === 'string' && left.op === 'value' && isDoneTasks(right)) return [left.args]
  }
  return childrenOf(node).flatMap(tasksNamed)
}

const isDoneTasks = (node: ASTNode) => factNamed(node) === 'tasks.done'

/** The name of a fact as a condition writes it (`deal.amount`), or null where the node is something else. */
export function factNamed(node: ASTNode): string | null {
  if (node.op === 'id') return node.args
  if (node.op !== '.') return null
  const of = factNamed(node.args[0])
  return of === null ? null : `${of}.${node.args[1]}`
}

/** The parts a condition is made of, one step down. */
export function childrenOf(node: ASTNode): ASTNode[] {
  if (node.op === 'value' || node.op === 'id') return []
  const args: readonly unknown[] = [node.args]
  return args.flat(3).filter((arg): arg is ASTNode => typeof arg === 'object' && arg !== null && 'op' in arg)
}

/** The library's summary, without its drawing of the place, in words. */
function readable(error: unknown, source: string, { questionnaires }: Naming): ConditionError {
  const { code, summary, message, range } = error as Partial<ParseError> & Error
  const said = summary ?? message
  const subject = said.slice(said.indexOf(':') + 1).trim()
  if (code === 'unknown_variable' || code === 'no_such_key') {
    const name = range ? nameAround(source, range.start) : ''
    const [own] = /\b(?:deal|company|person)\.own\b(?:\.\w+)?/.exec(name) ?? []
    if (own) return new ConditionError(`There is no own field "${own}".`, 'unknown_own_field', own)
    const [, questionnaire = '', question = ''] = /\banswers\.(\w+)(?:\.(\w+))?/.exec(name) ?? []
    if (questionnaire && !questionnaires.some(({ key }) => key === questionnaire)) {
      const sentence = `There is no questionnaire "${questionnaire}".`
      return new ConditionError(sentence, 'unknown_questionnaire', questionnaire)
    }
    if (question) {
      const sentence = `The questionnaire "${questionnaire}" has no question "${question}".`
      return new ConditionError(sentence, 'unknown_question', `${questionnaire}.${question}`)
    }
    const place = range ? ` (at "${source.slice(range.start)}")` : ''
    return new ConditionError(`There is no fact "${subject}"${place}.`, 'unknown_fact', subject)
  }
  if (code === 'no_such_overload')
    return new ConditionError(`These cannot be combined: ${subject}.`, 'wrong_types', subject)
  return new ConditionError(`${said}.`, 'condition_invalid', said)
}

/** The dotted name a place in a condition is part of. */
function nameAround(source: string, place: number): string {
  const before = /[\w.]*$/.exec(source.slice(0, place))?.[0] ?? ''
  return before + (/^[\w.]*/.exec(source.slice(place))?.[0] ?? '')
}
