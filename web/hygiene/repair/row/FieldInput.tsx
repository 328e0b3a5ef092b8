import { Autocomplete, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { channels, sources } from '../../../../contract/deals/deal.ts'
import type { OwnValue } from '../../../../contract/fields.ts'
import type { CheckedEntity } from '../../../../contract/hygiene/checks.ts'
import { languages } from '../../../../contract/text.ts'
import { useOwnFields } from '../../../fields/field-queries.ts'
import { OwnInput } from '../../../fields/OwnInput.tsx'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { useCountries } from '../../../team/door/company-choices.ts'
import { useColleagues } from '../../../team/team-queries.ts'
import { DateField } from '../../../ui/inputs/DateField.tsx'
import { useCompaniesNamed, useIndustries } from '../repair-queries.ts'
import { AmountInput, WholeInput } from './NumberInputs.tsx'

interface FieldInputProps {
  entity: CheckedEntity
  field: string
  /** Whose it is, for who hears it. */
  about: string
  value: OwnValue | null
  /** What the value is called, where it is another record. */
  named: string | null
  onChange: (value: OwnValue | null) => void
  /** One of several was chosen: there is nothing more to type. */
  onChosen: (value: OwnValue) => void
  error: string | undefined
}

/** The one field that is missing or wrong, as it is best filled in. */
export function FieldInput(props: FieldInputProps) {
  const { entity, field, about, value, onChange, error } = props
  const say = useSay()
  const own = useOwnFields(entity).find(({ key }) => field === `own.${key}`)
  const { language } = useReader()
  const label = capital(say(`filters.field.${field === 'next_step' ? 'next_contact' : field}`), language)
  const text = typeof value === 'string' ? value : ''
  if (field.startsWith('own.'))
    return own ? <OwnInput field={own} value={value} onChange={onChange} {...(error && { error })} /> : null
  if (field === 'expected_close' || field === 'next_contact' || field === 'next_step')
    return <DateField label={label} value={text || null} onChange={onChange} {...(error && { error })} />
  if (field === 'amount') return <AmountInput {...props} label={label} />
  if (field === 'employees') return <WholeInput {...props} label={label} />
  if (chosen.has(field)) return <ChoiceInput {...props} label={label} />
  if (field === 'industry') return <IndustryInput {...props} label={label} />
  return (
    <TextInput
      label={label}
      aria-label={`${label}: ${about}`}
      value={text}
      error={error}
      onChange={(event) =>
        onChange(event.currentTarget.value.trim() === '' ? null : event.currentTarget.value)
      }
      {...(latin[field] && {
        dir: 'ltr',
        inputMode: latin[field],
        autoCapitalize: 'none',
        spellCheck: false,
      })}
      autoComplete="off"
    />
  )
}

/** Within a sentence fields are written small; here one begins. */
const capital = (word: string, language: string) => word.charAt(0).toLocaleUpperCase(language) + word.slice(1)

const chosen: ReadonlySet<string> = new Set(['country', 'owner', 'language', 'source', 'channel', 'company'])
const latin: Readonly<Record<string, 'email' | 'tel' | 'url' | 'text'>> = {
  email: 'email',
  phone: 'tel',
  website: 'url',
  tax_id: 'text',
}

/** One of a list: typing narrows it, and choosing is all there is to do. */
function ChoiceInput({ field, label, value, named, onChosen, error }: FieldInputProps & { label: string }) {
  const [typed, setTyped] = useState('')
  const choices = useChoices(field, typed)
  const offered =
    typeof value === 'string' && !choices.some((choice) => choice.value === value)
      ? [{ value, label: named ?? value }, ...choices]
      : choices
  return (
    <Select
      label={label}
      data={offered}
      value={typeof value === 'string' ? value : null}
      onChange={(one) => one !== null && onChosen(one)}
      onSearchChange={setTyped}
      searchable
      openOnFocus={false}
      allowDeselect={false}
      error={error}
      {...(field === 'company' && { filter: ({ options }) => options })}
    />
  )
}

function useChoices(field: string, typed: string): { value: string; label: string }[] {
  const say = useSay()
  const { language } = useReader()
  const countries = useCountries(language).data?.rows ?? []
  const colleagues = useColleagues()
  const companies = useCompaniesNamed(typed, field === 'company')
  const words = (values: readonly string[], message: string) =>
    values.map((one) => ({ value: one, label: say(`${message}.${one}`) }))
  switch (field) {
    case 'country':
      return countries.map(({ code, name }) => ({ value: code, label: name }))
    case 'owner':
      return colleagues.map(({ id, name }) => ({ value: id, label: name }))
    case 'language': {
      const names = new Intl.DisplayNames(language, { type: 'language' })
      return languages.map((one) => ({ value: one, label: names.of(one) ?? one }))
    }
    case 'source':
      return words(sources, 'deals.source')
    case 'channel':
      return words(channels, 'panel.channel')
    default:
      return companies.map(({ id, name }) => ({ value: id, label: name }))
  }
}

/** Words that are used already are offered, so that one industry is not called three things. */
function IndustryInput({ label, value, onChange, error }: FieldInputProps & { label: string }) {
  const industries = useIndustries(true)
  return (
    <Autocomplete
      label={label}
      data={industries}
      value={typeof value === 'string' ? value : ''}
      onChange={(typed) => onChange(typed.trim() === '' ? null : typed)}
      openOnFocus={false}
      error={error}
    />
  )
}
