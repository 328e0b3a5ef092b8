import { contactChannels, orderRhythms, paymentTerms } from '../../contract/customers/habits.ts'
import { languages } from '../../contract/text.ts'
import type { BulkField } from '../bulk/bulk.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { CountrySelect } from './CountrySelect.tsx'

const habits = { orderRhythm: orderRhythms, paymentTerms, contactChannel: contactChannels } as const

/** What can be changed of many companies, and of many people, at once. */
export function useCustomerFields(): BulkField[] {
  const say = useSay()
  const { language } = useReader()
  const names = new Intl.DisplayNames(language, { type: 'language' })
  return [
    {
      key: 'country',
      label: say('customers.field.country'),
      type: 'text',
      input: (given) => <CountrySelect label={say('bulk.value')} {...given} />,
    },
    { key: 'city', label: say('customers.field.city'), type: 'text' },
    {
      key: 'language',
      label: say('customers.field.language'),
      type: 'choice',
      choices: languages.map((value) => ({ value, label: names.of(value) ?? value })),
    },
    ...(['orderRhythm', 'paymentTerms', 'contactChannel'] as const).map(
      (key): BulkField => ({
        key,
        label: say(`profile.${key}`),
        type: 'choice',
        choices: habits[key].map((value) => ({ value, label: say(`profile.${key}.${value}`) })),
      }),
    ),
    { key: 'note', label: say('customers.field.note'), type: 'text' },
  ]
}
