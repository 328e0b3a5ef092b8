import type { CompanyInList } from '../../../contract/customers/companies.ts'
import type { BulkOf } from '../../bulk/bulk.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { useCustomerFields } from '../customer-bulk.tsx'

/** What can be changed of many companies at once; nothing for who may edit none. */
export function useCompanyBulk(): BulkOf<CompanyInList> | undefined {
  const say = useSay()
  const mayEdit = useMay('customers.edit')
  const customerFields = useCustomerFields()
  if (!mayEdit) return undefined
  return {
    rowLabel: ({ name }) => say('bulk.choose', { name }),
    allLabel: say('bulk.choose_all'),
    fields: [
      { key: 'ownerId', label: say('customers.field.owner'), type: 'person' },
      { key: 'industry', label: say('customers.field.industry'), type: 'text' },
      { key: 'employees', label: say('customers.field.employees'), type: 'number' },
      ...customerFields,
    ],
  }
}
