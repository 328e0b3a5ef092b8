import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OwnField, OwnValue } from '../../contract/fields.ts'
import { textIn } from '../../contract/text.ts'
import { useSay } from '../platform/i18n.tsx'
import { formatNumber, readAmount, readNumber, writeAmount } from '../platform/reader/numbers.ts'
import { useReader } from '../platform/reader/reader.ts'
import { useSession } from '../platform/session.ts'
import { useColleagues } from '../team/team-queries.ts'
import { DateField } from '../ui/inputs/DateField.tsx'

export interface OwnInputProps {
  field: OwnField
  value: OwnValue | null
  /** What cannot be read comes as it was typed: the server says so under the field. */
  onChange: (value: OwnValue | null) => void
  error?: string | undefined
  /** The place says already what it is. */
  labelHidden?: boolean
  focused?: (element: HTMLInputElement | HTMLTextAreaElement | null) => void
}

/** The field as it is filled in: one input for each type. */
export function OwnInput(props: OwnInputProps) {
  const { field, value, onChange, error, labelHidden, focused } = props
  const say = useSay()
  const { language } = useReader()
  const colleagues = useColleagues()
  const label = textIn(field.label, language)
  const common = {
    ...(labelHidden ? { 'aria-label': label } : { label }),
    ...(!labelHidden && field.help && { description: textIn(field.help, language) }),
    error,
    ...(focused && { ref: focused as never }),
  }
  const offered = field.choices
    .filter(({ key, retired }) => !retired || key === value || (Array.isArray(value) && value.includes(key)))
    .map((choice) => ({ value: choice.key, label: textIn(choice.label, language) }))
  switch (field.type) {
    case 'date':
      return (
        <DateField
          label={label}
          {...(labelHidden && { labelHidden })}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          {...(error && { error })}
        />
      )
    case 'choice':
      return (
        <Select
          {...common}
          data={offered}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          searchable={offered.length > 8}
          clearable
        />
      )
    case 'choices':
      return (
        <MultiSelect
          {...common}
          data={offered}
          value={Array.isArray(value) ? value : []}
          onChange={(keys) => onChange(keys.length > 0 ? keys : null)}
          searchable={offered.length > 8}
        />
      )
    case 'person':
      return (
        <Select
          {...common}
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          searchable
          clearable
        />
      )
    case 'yes_no':
      return (
        <Select
          {...common}
          data={['yes', 'no'].map((one) => ({ value: one, label: say(`common.${one}`) }))}
          value={value === null ? null : value === true ? 'yes' : 'no'}
          onChange={(chosen) => onChange(chosen === null ? null : chosen === 'yes')}
          clearable
        />
      )
    case 'number':
    case 'money':
      return <NumberInput {...props} common={common} />
    default:
      return field.type === 'text' && typeof value === 'string' && value.length > 60 ? (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={8}
          defaultValue={value}
          onChange={(event) => onChange(event.currentTarget.value.trim() || null)}
        />
      ) : (
        <TextInput
          {...common}
          defaultValue={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value.trim() || null)}
          {...(field.type === 'link' && { dir: 'ltr', placeholder: 'acme.com' })}
        />
      )
  }
}

/** Numbers and amounts, typed as people type them. */
function NumberInput({ field, value, onChange, common }: OwnInputProps & { common: object }) {
  const reader = useReader()
  const own = useSession().workspace.currency
  const currency =
    field.currency ?? (typeof value === 'object' && value && 'currency' in value ? value.currency : own)
  const [typed, setTyped] = useState(written)
  const unit = field.type === 'money' ? currency : field.unit && textIn(field.unit, reader.language)
  return (
    <TextInput
      {...common}
      value={typed}
      inputMode="decimal"
      dir="ltr"
      {...(unit && {
        rightSection: <bdi>{unit}</bdi>,
        rightSectionWidth: 16 + 9 * unit.length,
        styles: { section: { color: 'var(--quiet)' } },
      })}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        onChange(read(text))
      }}
    />
  )

  function read(text: string): OwnValue | null {
    if (text.trim() === '') return null
    if (field.type === 'number') return readNumber(text, reader) ?? text.trim()
    const amount = readAmount(text, currency, reader)
    return amount === null ? text.trim() : { amount, currency }
  }

  function written(): string {
    if (typeof value === 'number') return formatNumber(value, reader, { maximumFractionDigits: 6 })
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return ''
    return writeAmount(value, reader)
  }
}
