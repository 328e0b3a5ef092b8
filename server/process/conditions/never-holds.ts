import type { ASTNode } from '@marcbachmann/cel-js'
import { factList } from '../../../contract/process/facts.ts'
import { childrenOf, factNamed } from './condition.ts'
import { type Demand, type Literal, meetable, type Op } from './demands.ts'

/** What is known of facts before any deal is asked. */
export interface Knowledge {
  /** All a text can be, or all that can be in a list of texts. */
  readonly choices: ReadonlyMap<string, ReadonlySet<string>>
  /** Tasks that cannot be done yet where the condition is asked. */
  readonly undone?: ReadonlySet<string>
}

/**
 * Whether no deal whatever can meet all these conditions at once. Sound, not complete: `true` is certain, `false` only
 * says that nothing was found. Each way to meet them is a list of demands on facts (the disjunctive normal form); they
 * cannot be met when every way demands something impossible. What is not a comparison of a fact with a value demands
 * nothing.
 */
export function neverHolds(conditions: readonly ASTNode[], knowledge: Knowledge): boolean {
  const ways = conditions.map((condition) => waysTo(condition, true)).reduce(together, [[]])
  return ways.every((demands) => !canMeet(demands, knowledge))
}

/** Whether every deal meets the condition: it holds nobody back. */
export function alwaysHolds(condition: ASTNode, knowledge: Knowledge): boolean {
  return waysTo(condition, false).every((demands) => !canMeet(demands, knowledge))
}

type Way = readonly (Demand & { fact: string })[]

/** More ways than a person would write are not followed: they demand nothing. */
const mostWays = 200
const anyWay: readonly Way[] = [[]]

function waysTo(node: ASTNode, wanted: boolean): readonly Way[] {
  const [a, b, c] = childrenOf(node)
  const name = factNamed(node)
  if (name !== null) return demand(name, '==', wanted)
  if (node.op === 'value' && typeof node.args === 'boolean') return node.args === wanted ? anyWay : []
  if (node.op === '!_' && a) return waysTo(a, !wanted)
  if (node.op === '&&' || node.op === '||') {
    const ways = childrenOf(node).map((part) => waysTo(part, wanted))
    return (node.op === '&&') === wanted ? ways.reduce(together, anyWay) : either(ways.flat())
  }
  if (node.op === '?:' && a && b && c) {
    const [yes, no] = [
      together(waysTo(a, true), waysTo(b, wanted)),
      together(waysTo(a, false), waysTo(c, wanted)),
    ]
    return either([...yes, ...no])
  }
  if (node.op === 'in' && a && b) return waysIn(a, b, wanted)
  if (isComparison(node.op) && a && b) return compared(node.op, a, b, wanted)
  return anyWay
}

const either = (ways: readonly Way[]) => (ways.length > mostWays ? anyWay : ways)

function together(some: readonly Way[], others: readonly Way[]): readonly Way[] {
  if (some.length * others.length > mostWays) return anyWay
  return some.flatMap((one) => others.map((other) => [...one, ...other]))
}

const demand = (fact: string, op: Op, value: Literal): readonly Way[] => [[{ fact, op, value }]]

function waysIn(item: ASTNode, list: ASTNode, wanted: boolean): readonly Way[] {
  const [of, value] = [factNamed(list), literal(item)]
  if (of !== null && value !== null) return demand(of, wanted ? 'has' : 'lacks', value)
  const fact = factNamed(item)
  if (fact === null || list.op !== 'list') return anyWay
  const values = childrenOf(list).map(literal)
  if (values.includes(null)) return anyWay
  const ways = (values as Literal[]).map((one) => demand(fact, wanted ? '==' : '!=', one))
  return wanted ? either(ways.flat()) : ways.reduce(together, anyWay)
}

function compared(op: Comparison, left: ASTNode, right: ASTNode, wanted: boolean): readonly Way[] {
  const meant = wanted ? op : opposite[op]
  const [fact, value] = [factNamed(left), literal(right)]
  if (fact !== null && value !== null) return demand(fact, meant, value)
  const [turned, first] = [factNamed(right), literal(left)]
  return turned !== null && first !== null ? demand(turned, mirrored[meant], first) : anyWay
}

const opposite = { '==': '!=', '!=': '==', '<': '>=', '>=': '<', '>': '<=', '<=': '>' } as const
const mirrored = { '==': '==', '!=': '!=', '<': '>', '>': '<', '<=': '>=', '>=': '<=' } as const
type Comparison = keyof typeof opposite
const isComparison = (op: string): op is Comparison => op in opposite

/** Numbers past the exact ones are no literals here: what is said of them would not be certain. */
function literal(node: ASTNode): Literal | null {
  if (node.op === '-_') {
    const inner = childrenOf(node)[0]
    const value = inner ? literal(inner) : null
    return typeof value === 'number' ? -value : null
  }
  if (node.op !== 'value') return null
  const value: unknown = typeof node.args === 'bigint' ? Number(node.args) : node.args
  if (typeof value === 'number') return Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null
  return typeof value === 'string' || typeof value === 'boolean' ? value : null
}

const typeOf = new Map(factList.map(({ name, type }) => [name, type]))

/** What is counted or paid is never below zero; answers may be. */
const isCount = (fact: string) => typeOf.get(fact) === 'int' || fact === 'deal.amount'

function canMeet(way: Way, { choices, undone }: Knowledge): boolean {
  return [...Map.groupBy(way, ({ fact }) => fact)].every(([fact, demands]) =>
    meetable(demands, {
      choices: choices.get(fact),
      never: fact === 'tasks.done' ? undone : undefined,
      whole: typeOf.get(fact) === 'int',
      atLeast: isCount(fact) ? 0 : undefined,
    }),
  )
}
