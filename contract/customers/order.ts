import { z } from 'zod'

/** Names of what lists of customers may be sorted by; nothing else reaches the statement. */
export const customerSorts = ['name', 'created'] as const

export const CustomerOrder = {
  sort: z.enum(customerSorts).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
}
