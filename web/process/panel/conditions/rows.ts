/**
 * Row       one thing asked of a deal: fact, operator, value. What a condition built by clicking consists of.
 * Rows      rows of which all must hold, or any one. They nest one level: a row of them may be Rows again.
 * Operator  by words; which ones a fact has depends on its kind (kinds.ts).
 */
export interface Row {
  /** Its declared name, `deal.amount`; empty while none is chosen. */
  fact: string
  operator: Operator
  /** A number, or a text: a key, a day, a name. Null while there is none, and for operators that need none. */
  value: string | number | null
}

export interface Rows {
  of: 'all' | 'any'
  parts: readonly (Row | Rows)[]
}

export type Operator =
  | 'is'
  | 'is_not'
  | 'less'
  | 'at_most'
  | 'more'
  | 'at_least'
  | 'contains'
  | 'known'
  | 'unknown'
  | 'yes'
  | 'no'
  | 'has'
  | 'has_not'

export const isRows = (part: Row | Rows): part is Rows => 'parts' in part

/** Operators that say everything by themselves. */
export const needsValue = (operator: Operator) => !['known', 'unknown', 'yes', 'no'].includes(operator)

/** Whether the row says something already. */
export function isComplete(row: Row): boolean {
  return row.fact !== '' && (!needsValue(row.operator) || (row.value !== null && row.value !== ''))
}

/** Every row, those of inner groups too. */
export function allRows(rows: Rows): Row[] {
  return rows.parts.flatMap((part) => (isRows(part) ? allRows(part) : [part]))
}
