import { type ASTNode, Environment, type ParseError } from '@marcbachmann/cel-js'
import {
  conditionFunctions,
  conditionLimits,
  conditionOperators,
} from '../../../../contract/process/conditions.ts'
import { factSchema, type Naming } from '../../../../contract/process/facts.ts'
import type { Questionnaire, UsedField } from '../../../../contract/process/process-document.ts'

/** What is wrong with a condition: `code` chooses the sentence, `named` is the name or part at fault. */
export interface ConditionFault {
  code:
    | 'condition_invalid'
    | 'not_allowed'
    | 'unknown_fact'
    | 'unknown_questionnaire'
    | 'unknown_question'
    | 'unknown_own_field'
    | 'wrong_types'
    | 'not_yes_or_no'
  named: string
}

/** The syntax tree of a condition as far as it can be read at all, and the first thing wrong with it. */
export interface Checked {
  ast: ASTNode | null
  fault: ConditionFault | null
}

/** Judges a condition as the server will, while it is typed. */
export function checkCondition(source: string, naming: Naming = nothingNamed): Checked {
  let ast: ASTNode | null = null
  try {
    const ask = environmentOf(naming).parse(source)
    ast = ask.ast
    const forbidden = forbiddenIn(ast)
    if (forbidden !== null) return { ast, fault: { code: 'not_allowed', named: forbidden } }
    const checked = ask.check()
    if (!checked.valid) throw checked.error
    return { ast, fault: checked.type === 'bool' ? null : { code: 'not_yes_or_no', named: '' } }
  } catch (error) {
    return { ast, fault: faultOf(error, source, naming) }
  }
}

/** Whether a condition over the answers to a questionnaire holds; one with a fault, or about anything else, does not. */
export function answersMeet(
  source: string,
  questionnaires: readonly Questionnaire[],
  answers: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
): boolean {
  try {
    return environmentOf({ questionnaires }).evaluate(source, { answers }) === true
  } catch {
    return false
  }
}

function environmentOf({ questionnaires, ownFields = noFields }: Naming): Environment {
  let ofQuestions = environments.get(questionnaires)
  if (!ofQuestions) environments.set(questionnaires, (ofQuestions = new WeakMap()))
  let known = ofQuestions.get(ownFields)
  if (!known) ofQuestions.set(ownFields, (known = environmentFor({ questionnaires, ownFields })))
  return known
}

function environmentFor(naming: Naming): Environment {
  const made = new Environment({ limits: conditionLimits })
  for (const [name, schema] of factSchema(naming)) made.registerVariable({ name, schema: schema as Schema })
  made.registerOperator('double == int', (a: number, b: bigint) => a === Number(b))
  return made
}

/** Named as an own type: the declarations of the library know no recursive schema of literal types. */
type Schema = Record<string, string>

const noFields: readonly UsedField[] = []
const nothingNamed: Naming = { questionnaires: [] }
const environments = new WeakMap<readonly Questionnaire[], WeakMap<readonly UsedField[], Environment>>()

/** What must not stand in a condition, since it may fail or take its time: the first such sign or function. */
function forbiddenIn(node: ASTNode): string | null {
  if (!conditionOperators.has(node.op)) return node.op === '[]' ? '[ ]' : node.op === 'map' ? '{ }' : node.op
  if ((node.op === 'call' || node.op === 'rcall') && !conditionFunctions.has(node.args[0]))
    return node.args[0]
  for (const child of childrenOf(node)) {
    const forbidden = forbiddenIn(child)
    if (forbidden !== null) return forbidden
  }
  return null
}

function childrenOf(node: ASTNode): ASTNode[] {
  if (node.op === 'value' || node.op === 'id') return []
  const args: readonly unknown[] = [node.args]
  return args.flat(3).filter((arg): arg is ASTNode => typeof arg === 'object' && arg !== null && 'op' in arg)
}

function faultOf(error: unknown, source: string, { questionnaires }: Naming): ConditionFault {
  const { code, summary, message, range } = error as Partial<ParseError> & Error
  const said = summary ?? message
  const subject = said.slice(said.indexOf(':') + 1).trim()
  if (code === 'no_such_overload') return { code: 'wrong_types', named: subject }
  if (code !== 'unknown_variable' && code !== 'no_such_key') return { code: 'condition_invalid', named: said }
  const name = range ? nameAround(source, range.start) : subject
  if (/^(?:deal|company|person)\.own\b/.test(name)) return { code: 'unknown_own_field', named: name }
  const [, questionnaire, question] = /^answers\.(\w+)(?:\.(\w+))?/.exec(name) ?? []
  if (questionnaire && !questionnaires.some(({ key }) => key === questionnaire))
    return { code: 'unknown_questionnaire', named: questionnaire }
  if (question) return { code: 'unknown_question', named: `${questionnaire}.${question}` }
  return { code: 'unknown_fact', named: name }
}

/** The dotted name a place in a condition is part of. */
function nameAround(source: string, place: number): string {
  const before = /[\w.]*$/.exec(source.slice(0, place))?.[0] ?? ''
  return before + (/^[\w.]*/.exec(source.slice(place))?.[0] ?? '')
}
