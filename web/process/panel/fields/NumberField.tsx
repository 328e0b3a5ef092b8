import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useSay } from '../../../platform/i18n.tsx'
import { formatNumber, readNumber } from '../../../platform/reader/numbers.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { useTyped } from './use-typed.ts'

export interface NumberFieldProps {
  label: string
  value: number | null
  /** Null when the field is emptied. */
  onChange: (value: number | null) => void
  min?: number
  max?: number
  whole?: boolean
  /** Empty is no answer: what was there stays. */
  required?: boolean
  labelHidden?: boolean
  placeholder?: string | undefined
  description?: string | undefined
  error?: string | undefined
  unit?: ReactNode
  disabled?: boolean
}

/** A number in any digits, kept as it is typed; what cannot be is said, and not kept. */
export function NumberField(props: NumberFieldProps) {
  const {
    label,
    value,
    onChange,
    min = 0,
    max = 1e15,
    whole,
    required,
    labelHidden,
    unit,
    error,
    ...rest
  } = props
  const say = useSay()
  const reader = useReader()
  const shown = (number: number | null) =>
    number === null ? '' : formatNumber(number, reader, { maximumFractionDigits: 6 })
  const { typed, type, settle } = useTyped(shown(value), (text) => {
    const number = text.trim() === '' ? null : readNumber(text.trim(), reader, whole ? 0 : 6)
    if (number === null ? text.trim() !== '' || required : !fits(number)) return null
    if (number !== value) onChange(number)
    return shown(number)
  })
  const number = readNumber(typed.trim(), reader, whole ? 0 : 6)
  const odd = typed.trim() === '' ? required : number === null || !fits(number)
  const range = { min: formatNumber(min, reader), max: formatNumber(max, reader) }
  const told = odd
    ? say(max < 1e15 ? (whole ? 'panel.whole_from_to' : 'panel.from_to') : 'panel.number', range)
    : error
  return (
    <TextInput
      {...rest}
      {...(labelHidden ? { 'aria-label': label } : { label })}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={settle}
      error={told}
      inputMode={whole ? 'numeric' : 'decimal'}
      className="figures"
      rightSection={unit}
      rightSectionWidth={typeof unit === 'string' && unit.length > 1 ? 52 : 32}
      rightSectionPointerEvents="none"
    />
  )

  function fits(number: number): boolean {
    return number >= min && number <= max && (!whole || Number.isInteger(number))
  }
}
