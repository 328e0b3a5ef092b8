import { NativeSelect } from '@mantine/core'

interface FilterChoiceProps {
  /** Also the text of the choice that filters nothing: "Any industry". */
  label: string
  value: string | undefined
  choices: readonly { value: string; label: string }[]
  onChange: (value: string | undefined) => void
}

/** One filter of a list. It is not shown while there is nothing to choose between. */
export function FilterChoice({ label, value, choices, onChange }: FilterChoiceProps) {
  if (choices.length < 2 && !value) return null
  const known = !value || choices.some((choice) => choice.value === value)
  return (
    <NativeSelect
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[{ value: '', label }, ...(known ? [] : [{ value: value ?? '', label: '…' }]), ...choices]}
    />
  )
}
