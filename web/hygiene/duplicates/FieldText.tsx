import type { MergeField } from '../../../contract/hygiene/duplicates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { Code, MoneyText, NumberText } from '../../ui/values/values.tsx'

/** A field's value as its page shows it. */
export function FieldText({ field, value }: { field: MergeField; value: string }) {
  const { language } = useReader()
  if (field === 'email' || field === 'phone' || field === 'website' || field === 'taxId')
    return <Code>{value}</Code>
  if (field === 'employees') return <NumberText value={Number(value)} />
  if (field === 'foundedYear') return <NumberText value={Number(value)} useGrouping={false} />
  if (field === 'country') return new Intl.DisplayNames(language, { type: 'region' }).of(value) ?? value
  if (field === 'language') return new Intl.DisplayNames(language, { type: 'language' }).of(value) ?? value
  if (field === 'revenue') {
    const [amount = '0', currency] = value.split(' ')
    return currency ? (
      <MoneyText amount={Number(amount)} currency={currency} />
    ) : (
      <NumberText value={Number(amount)} />
    )
  }
  return <bdi>{value}</bdi>
}
