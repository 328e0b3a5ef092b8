import { type ASTNode, Environment, type ParseError } from '@marcbachmann/cel-js'
import { LRUCache } from 'lru-cache'
import { declaredFacts, type FactGroup, type Facts } from './facts.ts'

/** A condition that is known to be well formed, to name only declared facts and to answer yes or no. */
export interface Condition {
  readonly source: string
  /** Task keys it looks for in `tasks.done`. */
  readonly tasks: readonly string[]
  readonly ask: (facts: CelFacts) => unknown
}

/** What is wrong with a condition, in a sentence for the person who wrote it. */
export class ConditionError extends Error {
  override readonly name = 'ConditionError'
}

/**
 * Reads a condition in CEL. Throws `ConditionError` when it cannot be read, names something that is not declared,
 * compares what cannot be compared, does not answer yes or no, or uses what is not allowed in a condition.
 */
export function compileCondition(source: string): Condition {
  const known = compiled.get(source)
  if (known) return known
  const condition = compile(source)
  compiled.set(source, condition)
  return condition
}

/** Whether the condition is true of these facts. Never throws; what cannot be computed does not hold. */
export function holds(condition: Condition, facts: Facts): boolean {
  try {
    return condition.ask(celFacts(facts)) === true
  } catch {
    // Only a whole number past 64 bits is left to go wrong, and a gate in doubt stays shut.
    return false
  }
}

const compiled = new LRUCache<string, Condition>({ max: 2_000 })

function compile(source: string): Condition {
  try {
    const ask = environment.parse(source)
    refuseWhatMayFail(ask.ast)
    const checked = ask.check()
    if (!checked.valid) throw checked.error
    if (checked.type !== 'bool') throw new ConditionError('It has to answer yes or no.')
    return { source, tasks: tasksNamed(ask.ast), ask }
  } catch (error) {
    if (error instanceof ConditionError) throw error
    throw new ConditionError(readable(error, source))
  }
}

/** Named as an own type: the declarations of the library know no recursive schema of literal types. */
type Schema = Record<string, string>

const environment = new Environment({
  limits: { maxAstNodes: 300, maxDepth: 30, maxListElements: 200, maxMapEntries: 0, maxCallArguments: 3 },
})
for (const [name, schema] of Object.entries(declaredFacts)) {
  environment.registerVariable({ name, schema: schema as Schema })
}
// Nobody who writes `deal.amount == 10000` means to ask about types. The library mirrors the pair by itself.
environment.registerOperator('double == int', (a: number, b: bigint) => a === Number(b))

const operators = new Set<string>([
  ...['value', 'id', '.', 'list', 'call', 'rcall', '?:', '||', '&&', '!_', '-_'],
  ...['in', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*'],
])
const functions = new Set(['size', 'contains', 'startsWith', 'endsWith', 'lowerAscii'])

/**
 * A condition is asked at every move of every deal, so what could fail on some facts (division, an index, conversions)
 * or take its time (patterns, loops) is refused when it is written, not when a deal stands before the gate.
 */
function refuseWhatMayFail(node: ASTNode) {
  if (!operators.has(node.op)) throw new ConditionError(`"${sign(node.op)}" cannot be used in a condition.`)
  if (node.op === 'call' || node.op === 'rcall') {
    const [name] = node.args
    if (!functions.has(name)) throw new ConditionError(`"${name}" cannot be used in a condition.`)
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

const isDoneTasks = (node: ASTNode) =>
  node.op === '.' && node.args[1] === 'done' && node.args[0].op === 'id' && node.args[0].args === 'tasks'

function childrenOf(node: ASTNode): ASTNode[] {
  if (node.op === 'value' || node.op === 'id') return []
  const args: readonly unknown[] = [node.args]
  return args.flat(3).filter((arg): arg is ASTNode => typeof arg === 'object' && arg !== null && 'op' in arg)
}

/** The library's summary, without its drawing of the place, in words. */
function readable(error: unknown, source: string): string {
  const { code, summary, message, range } = error as Partial<ParseError> & Error
  const said = summary ?? message
  const subject = said.slice(said.indexOf(':') + 1).trim()
  if (code === 'unknown_variable' || code === 'no_such_key') {
    return `There is no fact "${subject}"${range ? ` (at "${source.slice(range.start)}")` : ''}.`
  }
  if (code === 'no_such_overload') return `These cannot be combined: ${subject}.`
  return `${said}.`
}

type CelFacts = Record<FactGroup, Record<string, unknown>>
const celFactsOf = new WeakMap<Facts, CelFacts>()

/** The facts as CEL counts: whole numbers are bigints there. Kept per object, since one gate asks several conditions. */
function celFacts(facts: Facts): CelFacts {
  const known = celFactsOf.get(facts)
  if (known) return known
  const made = Object.fromEntries(
    Object.entries(declaredFacts).map(([group, types]) => {
      const given: Record<string, unknown> = facts[group as FactGroup]
      return [
        group,
        Object.fromEntries(Object.entries(types).map(([name, type]) => [name, inCel(type, given[name])])),
      ]
    }),
  ) as CelFacts
  celFactsOf.set(facts, made)
  return made
}

function inCel(type: string, value: unknown): unknown {
  return type === 'int' ? BigInt(Math.trunc(value as number)) : value
}
