import type { CompanyInList } from '../../../contract/customers/companies.ts'
import type { BulkOf } from '../../bulk/bulk.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { CountrySelect } from '../CountrySelect.tsx'

/** What can be changed of many companies at once; nothing for who may edit none. */
export function useCompanyBulk(): BulkOf<CompanyInList> | undefined {
  const say = useSay()
  const mayEdit = useMay('customers.edit')
  if (!mayEdit) return undefined
  return {
    rowLabel: ({ name }) => say('bulk.choose', { name }),
    allLabel: say('bulk.choose_all'),
    fields: [
      { key: 'ownerId', label: say('customers.field.owner'), type: 'person' },
      { key: 'industry', label: say('customers.field.industry'), type: 'text' },
      {
        key: 'country',
        label: say('customers.field.country'),
        type: 'text',
        input: (given) => <CountrySelect label={say('bulk.value')} {...given} />,
      },
      { key: 'city', label: say('customers.field.city'), type: 'text' },
      { key: 'employees', label: say('customers.field.employees'), type: 'number' },
      { key: 'note', label: say('customers.field.note'), type: 'text' },
    ],
  }
}
