import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { readAmount, writeAmount } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'

interface AmountFieldProps {
  label?: string
  /** Minor units. */
  value: number | null
  currency: string
  onChange: (amount: number | null) => void
  error?: string | undefined
  focusFirst?: boolean
}

/** An amount of money, typed as people type it: `12 500,50`, `12,500.5`, `۱۲٬۵۰۰`. */
export function AmountField({ label, value, currency, onChange, error, focusFirst }: AmountFieldProps) {
  const say = useSay()
  const reader = useReader()
  const [typed, setTyped] = useState<string | null>(null)
  const unreadable = typed !== null && typed.trim() !== '' && amountIn(typed) === null
  return (
    <TextInput
      label={label ?? say('deals.field.amount')}
      value={typed ?? (value === null ? '' : writeAmount({ amount: value, currency }, reader))}
      inputMode="decimal"
      autoComplete="off"
      {...(focusFirst && { 'data-autofocus': true })}
      error={error ?? (unreadable ? say('deals.field.no_number') : undefined)}
      rightSection={<bdi dir="ltr">{currency}</bdi>}
      rightSectionWidth={52}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(amountIn(event.currentTarget.value))
      }}
      onBlur={() => unreadable || setTyped(null)}
      styles={{ input: { fontVariantNumeric: 'tabular-nums' }, section: { color: 'var(--quiet)' } }}
    />
  )

  function amountIn(text: string): number | null {
    const amount = readAmount(text, currency, reader)
    return amount === null || amount < 0 ? null : amount
  }
}
