import { Select } from '@mantine/core'
import { useReader } from '../platform/reader/reader.ts'
import { useCountries } from '../team/door/company-choices.ts'

interface CountrySelectProps {
  label: string
  value: { id: string | null; name: string } | null
  onChange: (country: { id: string | null; name: string } | null) => void
}

/** One country, by its name in the reader's language. */
export function CountrySelect({ label, value, onChange }: CountrySelectProps) {
  const { language } = useReader()
  const countries = useCountries(language).data?.rows ?? []
  return (
    <Select
      label={label}
      data={countries.map(({ code, name }) => ({ value: code, label: name }))}
      value={value?.id ?? null}
      onChange={(code, option) => onChange(code && option ? { id: code, name: option.label } : null)}
      searchable
      clearable
    />
  )
}
