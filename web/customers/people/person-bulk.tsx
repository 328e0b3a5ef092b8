import type { PersonInList } from '../../../contract/customers/people.ts'
import type { BulkOf } from '../../bulk/bulk.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { CompanySelect } from '../companies/CompanySelect.tsx'
import { useCustomerFields } from '../customer-bulk.tsx'

/** What can be changed of many people at once; nothing for who may edit none. */
export function usePersonBulk(): BulkOf<PersonInList> | undefined {
  const say = useSay()
  const mayEdit = useMay('customers.edit')
  const customerFields = useCustomerFields()
  if (!mayEdit) return undefined
  return {
    rowLabel: ({ name }) => say('bulk.choose', { name }),
    allLabel: say('bulk.choose_all'),
    fields: [
      { key: 'ownerId', label: say('customers.field.owner'), type: 'person' },
      {
        key: 'companyId',
        label: say('customers.field.company'),
        type: 'text',
        input: ({ value, onChange }) => (
          <CompanySelect value={value && { ...value, id: value.id ?? '' }} onChange={onChange} />
        ),
      },
      { key: 'jobTitle', label: say('customers.field.job_title'), type: 'text' },
      ...customerFields,
    ],
  }
}
