import type { FactType } from '../../../../contract/process/facts.ts'
import { isComplete, isRows, type Operator, type Row, type Rows } from './rows.ts'

/**
 * Rows as a condition in CEL, in the one way the server reads without a second thought. Rows that say nothing yet are
 * left out; null where nothing is left. `typeOf` knows each fact by its declared name.
 */
export function writeCondition(rows: Rows, typeOf: (fact: string) => FactType): string | null {
  const parts = rows.parts.flatMap((part) => {
    const text = isRows(part) ? writeCondition(part, typeOf) : writeRow(part, typeOf)
    if (text === null) return []
    const several = isRows(part) && part.parts.filter((one) => isRows(one) || isComplete(one)).length > 1
    return [several ? `(${text})` : text]
  })
  return parts.length === 0 ? null : parts.join(rows.of === 'all' ? ' && ' : ' || ')
}

const signs: Partial<Record<Operator, string>> = {
  is: '==',
  is_not: '!=',
  less: '<',
  at_most: '<=',
  more: '>',
  at_least: '>=',
}

function writeRow(row: Row, typeOf: (fact: string) => FactType): string | null {
  if (!isComplete(row)) return null
  const { fact, operator } = row
  const value = () => literal(row.value ?? '', typeOf(fact))
  if (operator === 'yes') return fact
  if (operator === 'no') return `!${fact}`
  if (operator === 'known') return `${fact} != ''`
  if (operator === 'unknown') return `${fact} == ''`
  if (operator === 'contains') return `${fact}.contains(${value()})`
  if (operator === 'has') return `${value()} in ${fact}`
  if (operator === 'has_not') return `!(${value()} in ${fact})`
  return `${fact} ${signs[operator]} ${value()}`
}

/** Amounts as `10000.0`: whole numbers are of another kind in CEL, and comparing the two kinds is not always allowed. */
function literal(value: string | number, type: FactType): string {
  if (typeof value === 'string') return quoted(value)
  const text = String(value)
  return type === 'double' && /^-?\d+$/.test(text) ? `${text}.0` : text
}

function quoted(text: string): string {
  const escaped = text.replace(/[\\'\n\r\t]/g, (sign) => escapes[sign] ?? sign)
  return `'${escaped}'`
}

const escapes: Record<string, string> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' }
