import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { useCompaniesLike } from '../customer-queries.ts'

interface CompanySelectProps {
  value: { id: string; name: string } | null
  onChange: (company: { id: string; name: string } | null) => void
  error?: string | undefined
}

/** One company out of many, by part of its name. */
export function CompanySelect({ value, onChange, error }: CompanySelectProps) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed === value?.name ? '' : typed.trim(), 180)
  const choices = useCompanyOptions(asked, value)
  return (
    <Select
      label={say('customers.field.company')}
      data={choices}
      value={value?.id ?? null}
      onChange={(id, option) => onChange(id && option ? { id, name: option.label } : null)}
      searchable
      clearable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={say('customers.company.no_such')}
      error={error}
    />
  )
}

/** Companies to choose from; the present one is always among them. */
export function useCompanyOptions(text: string, present: { id: string; name: string } | null) {
  const found = useCompaniesLike(text)
  const missing = present && !found.some(({ id }) => id === present.id) ? [present] : []
  return [...missing, ...found].map(({ id, name }) => ({ value: id as string, label: name }))
}
