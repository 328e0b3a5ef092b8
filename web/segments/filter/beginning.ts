import type { Condition, FilterValue } from '../../../contract/segments/filters.ts'
import { type FilterField, needsValue, operatorsFor } from './fields.ts'

/** What a new condition says before anybody has said more: always something the server understands. */
export function beginning({ key, type, choices }: FilterField, currency: string): Condition {
  if (key === 'last_activity') return { field: key, operator: 'not_in_last', value: thirtyDays }
  const operators = operatorsFor(type)
  const operator = (
    operators.includes('filled') && type !== 'date' && type !== 'member' ? 'filled' : operators[0]
  ) as Condition['operator'] | undefined
  const value = operator && usualValue(type, operator, currency, choices?.[0]?.value)
  return { field: key, operator: operator ?? 'is', ...(value !== undefined && { value }) }
}

/** The value an operator begins with; undefined where there is none, or somebody has to choose. */
export function usualValue(
  type: FilterField['type'],
  operator: string,
  currency: string,
  first?: string,
): FilterValue | undefined {
  if (!needsValue(operator)) return undefined
  if (operator.startsWith('in_') || operator === 'not_in_last')
    return operator === 'in_period' ? 'this_month' : thirtyDays
  if (operator === 'before' || operator === 'after') return 'today'
  switch (type) {
    case 'yes_no':
      return true
    case 'count':
      return 1
    case 'sum':
      return { amount: 0, currency }
    case 'member':
      return ['me']
    case 'segment':
      return first ? [first] : undefined
    default:
      return undefined
  }
}

const thirtyDays = { count: 30, unit: 'day' } as const
