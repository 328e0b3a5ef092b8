import type { Look } from '../segments/views/list-look.ts'
import type { QuickFilter } from '../segments/views/ViewRow.tsx'

/** What lists of customers are sorted by, and which way, out of their address. */
export function orderOf({ sort, direction }: Look): { by: 'name' | 'created'; direction: 'asc' | 'desc' } {
  return {
    by: sort === 'created' ? 'created' : 'name',
    direction: direction === 'desc' ? 'desc' : 'asc',
  }
}

/** What is asked of customers most. */
export const quickCustomers: readonly QuickFilter[] = [
  { key: 'mine', part: { field: 'owner', operator: 'any_of', value: ['me'] }, counted: true },
  { key: 'my_team', part: { field: 'owner', operator: 'any_of', value: ['my_team'] }, counted: true },
  {
    key: 'new_this_week',
    part: { field: 'created', operator: 'in_period', value: 'this_week' },
    counted: true,
  },
  {
    key: 'silent',
    part: { field: 'last_activity', operator: 'not_in_last', value: { count: 30, unit: 'day' } },
  },
  { key: 'open_deals', part: { field: 'open_deals', operator: 'at_least', value: 1 } },
  { key: 'bought', part: { field: 'won_deals', operator: 'at_least', value: 1 } },
]
