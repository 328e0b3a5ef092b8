import type { ASTNode } from '@marcbachmann/cel-js'
import type { FactType } from '../../../../contract/process/facts.ts'
import { isRows, type Operator, type Row, type Rows } from './rows.ts'

/**
 * A condition's syntax tree as rows, or null where it says more than rows can: sums of facts, a fact beside a fact,
 * groups within groups within groups. `typeOf` answers undefined for what is no fact.
 */
export function readCondition(ast: ASTNode, typeOf: TypeOf): Rows | null {
  if (ast.op === 'value' && ast.args === true) return { of: 'all', parts: [] }
  const of = ast.op === '||' ? 'any' : 'all'
  const parts: (Row | Rows)[] = []
  for (const node of chain(ast, of)) {
    const part = node.op === '&&' || node.op === '||' ? readGroup(node, typeOf) : readRow(node, typeOf)
    if (!part) return null
    parts.push(part)
  }
  return { of, parts }
}

type TypeOf = (fact: string) => FactType | undefined

function readGroup(node: ASTNode, typeOf: TypeOf): Rows | null {
  const group = readCondition(node, typeOf)
  return group?.parts.some(isRows) ? null : group
}

/** `a && b && c` is one chain of three, however it was bracketed. */
function chain(node: ASTNode, of: Rows['of']): ASTNode[] {
  if (node.op === (of === 'all' ? '&&' : '||'))
    return (node.args as [ASTNode, ASTNode]).flatMap((one) => chain(one, of))
  return [node]
}

const comparisons: Partial<Record<ASTNode['op'], Operator>> = {
  '==': 'is',
  '!=': 'is_not',
  '<': 'less',
  '<=': 'at_most',
  '>': 'more',
  '>=': 'at_least',
}
/** What `3 < fact` is, read from the fact. */
const turned: Partial<Record<Operator, Operator>> = {
  less: 'more',
  at_most: 'at_least',
  more: 'less',
  at_least: 'at_most',
}

function readRow(node: ASTNode, typeOf: TypeOf): Row | null {
  const fact = factOf(node, typeOf)
  if (fact) return typeOf(fact) === 'bool' ? { fact, operator: 'yes', value: null } : null
  if (node.op === '!_') return negated(readRow(node.args, typeOf))
  if (node.op === 'in') return listRow(node.args, typeOf)
  if (node.op === 'rcall') {
    const [name, receiver, args] = node.args
    const of = factOf(receiver, typeOf)
    const value = args[0] && literalOf(args[0])
    if (name !== 'contains' || !of || typeof value !== 'string' || value === '') return null
    return typeOf(of) === 'string' ? { fact: of, operator: 'contains', value } : null
  }
  const operator = comparisons[node.op]
  return operator ? comparison(operator, node.args as [ASTNode, ASTNode], typeOf) : null
}

function comparison(operator: Operator, [left, right]: [ASTNode, ASTNode], typeOf: TypeOf): Row | null {
  const fact = factOf(left, typeOf)
  if (!fact) {
    const other = factOf(right, typeOf)
    return other && !factOf(left, typeOf)
      ? comparison(turned[operator] ?? operator, [right, left], typeOf)
      : null
  }
  const type = typeOf(fact)
  const value = literalOf(right)
  if (type === 'bool' && typeof value === 'boolean' && (operator === 'is' || operator === 'is_not'))
    return { fact, operator: (operator === 'is') === value ? 'yes' : 'no', value: null }
  if (type === 'string' && value === '') {
    if (operator === 'is') return { fact, operator: 'unknown', value: null }
    return operator === 'is_not' ? { fact, operator: 'known', value: null } : null
  }
  if (type === 'string' && typeof value === 'string') return { fact, operator, value }
  const counts = type === 'double' || type === 'int'
  return counts && typeof value === 'number' ? { fact, operator, value } : null
}

function listRow([left, right]: [ASTNode, ASTNode], typeOf: TypeOf): Row | null {
  const fact = factOf(right, typeOf)
  const value = literalOf(left)
  if (!fact || typeOf(fact) !== 'list<string>' || typeof value !== 'string' || value === '') return null
  return { fact, operator: 'has', value }
}

const opposites: Partial<Record<Operator, Operator>> = {
  yes: 'no',
  no: 'yes',
  has: 'has_not',
  has_not: 'has',
  is: 'is_not',
  is_not: 'is',
  known: 'unknown',
  unknown: 'known',
}

function negated(row: Row | null): Row | null {
  const operator = row && opposites[row.operator]
  return operator ? { ...row, operator } : null
}

function factOf(node: ASTNode, typeOf: TypeOf): string | null {
  const name = dotted(node)
  return name !== null && typeOf(name) !== undefined ? name : null
}

function dotted(node: ASTNode): string | null {
  if (node.op === 'id') return node.args
  if (node.op !== '.') return null
  const of = dotted(node.args[0])
  return of === null ? null : `${of}.${node.args[1]}`
}

/** Numbers of both kinds as numbers; those a number cannot hold exactly stay text. */
function literalOf(node: ASTNode): string | number | boolean | undefined {
  if (node.op === '-_') {
    const value = literalOf(node.args)
    return typeof value === 'number' ? -value : undefined
  }
  if (node.op !== 'value') return undefined
  const value = node.args
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : undefined
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined
}
