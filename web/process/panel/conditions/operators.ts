import type { FactKind } from './facts-of.ts'
import type { Operator } from './rows.ts'

/** What can be asked about a fact of a kind; the first is what a fresh row asks. */
export function operatorsOf(kind: FactKind): readonly Operator[] {
  return operators[kind]
}

const comparing = ['more', 'at_least', 'less', 'at_most', 'is', 'is_not'] as const
const operators: Record<FactKind, readonly Operator[]> = {
  number: comparing,
  whole: comparing,
  text: ['is', 'is_not', 'contains', 'known', 'unknown'],
  choice: ['is', 'is_not', 'known', 'unknown'],
  date: ['less', 'at_most', 'more', 'at_least', 'is', 'known', 'unknown'],
  yes_no: ['yes', 'no'],
  list: ['has', 'has_not'],
}
