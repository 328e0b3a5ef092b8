import type { ASTNode } from '@marcbachmann/cel-js'

/**
 * Pure: the same condition without the two short forms that rows have no place for: `need in ['a', 'b']` is
 * `need == 'a' || need == 'b'`, and a sum of counts above 0, which are never negative, is one of them above 0.
 */
export function spelledOut(node: ASTNode): ASTNode {
  if (node.op === '&&' || node.op === '||') {
    const [left, right] = node.args as [ASTNode, ASTNode]
    return made(node.op, spelledOut(left), spelledOut(right))
  }
  if (node.op === 'in') {
    const [fact, list] = node.args as [ASTNode, ASTNode]
    if (list.op === 'list' && list.args.length > 0)
      return anyOf(list.args.map((one) => made('==', fact, one)))
  }
  if (node.op === '>') {
    const [left, right] = node.args as [ASTNode, ASTNode]
    const counts = countsIn(left)
    if (counts && counts.length > 1 && right.op === 'value' && right.args === 0n)
      return anyOf(counts.map((one) => made('>', one, right)))
  }
  return node
}

const anyOf = (nodes: readonly ASTNode[]) => nodes.reduce((left, right) => made('||', left, right))

/** Only what a reader looks at: what it does and with what. */
const made = (op: '&&' | '||' | '==' | '>', left: ASTNode, right: ASTNode) =>
  ({ op, args: [left, right] }) as unknown as ASTNode

/** The parts of a sum of counts; null where anything else is in it. */
function countsIn(node: ASTNode): ASTNode[] | null {
  if (node.op === '.') {
    const [of] = node.args
    return of.op === 'id' && (of.args === 'activities' || of.args === 'people') ? [node] : null
  }
  if (node.op !== '+') return null
  const [left, right] = (node.args as [ASTNode, ASTNode]).map(countsIn)
  return left && right ? [...left, ...right] : null
}
