import type { Look } from '../segments/views/list-look.ts'
import type { QuickCondition } from '../segments/views/ViewRow.tsx'

/** What lists of customers are sorted by, and which way, out of their address. */
export function orderOf({ sort, direction }: Look): { by: 'name' | 'created'; direction: 'asc' | 'desc' } {
  return {
    by: sort === 'created' ? 'created' : 'name',
    direction: direction === 'desc' ? 'desc' : 'asc',
  }
}

/** What is asked of customers most; the words are `views.quick.<key>`. */
export const quickCustomers: readonly QuickCondition[] = [
  { key: 'mine', condition: { field: 'owner', operator: 'any_of', value: ['me'] } },
  {
    key: 'silent',
    condition: { field: 'last_activity', operator: 'not_in_last', value: { count: 30, unit: 'day' } },
  },
  { key: 'open_deals', condition: { field: 'open_deals', operator: 'at_least', value: 1 } },
  { key: 'bought', condition: { field: 'won_deals', operator: 'at_least', value: 1 } },
]
