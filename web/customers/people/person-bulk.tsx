import type { PersonInList } from '../../../contract/customers/people.ts'
import { languages } from '../../../contract/text.ts'
import type { BulkOf } from '../../bulk/bulk.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useMay } from '../../platform/session.ts'
import { CountrySelect } from '../CountrySelect.tsx'
import { CompanySelect } from '../companies/CompanySelect.tsx'

/** What can be changed of many people at once; nothing for who may edit none. */
export function usePersonBulk(): BulkOf<PersonInList> | undefined {
  const say = useSay()
  const { language } = useReader()
  const mayEdit = useMay('customers.edit')
  if (!mayEdit) return undefined
  const names = new Intl.DisplayNames(language, { type: 'language' })
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
      {
        key: 'language',
        label: say('customers.field.language'),
        type: 'choice',
        choices: languages.map((value) => ({ value, label: names.of(value) ?? value })),
      },
      {
        key: 'country',
        label: say('customers.field.country'),
        type: 'text',
        input: (given) => <CountrySelect label={say('bulk.value')} {...given} />,
      },
      { key: 'city', label: say('customers.field.city'), type: 'text' },
      { key: 'note', label: say('customers.field.note'), type: 'text' },
    ],
  }
}
