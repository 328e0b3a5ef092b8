import { useQuery } from '@tanstack/react-query'
import { type CustomerId, showCustomerAccess } from '../../contract/sharing/shares.ts'
import { ask } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'

whenEvent('company', () => [['customers']])
whenEvent('person', () => [['customers']])

export const useCustomerAccess = (id: CustomerId) => useQuery(ask(showCustomerAccess, { params: { id } }))

/** What sharing makes stale: who sees it, and the record itself. */
export const touchedBySharing = [['customers'], ['companies'], ['people'], ['deals']]
