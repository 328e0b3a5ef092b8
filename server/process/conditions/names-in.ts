import type { ASTNode } from '@marcbachmann/cel-js'
import { childrenOf, factNamed } from './condition.ts'

/** Every fact a condition names, as `deal.amount`. */
export function namesIn(node: ASTNode): Set<string> {
  const name = factNamed(node)
  if (name !== null) return new Set([name])
  return new Set(childrenOf(node).flatMap((child) => [...namesIn(child)]))
}
