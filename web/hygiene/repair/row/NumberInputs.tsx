import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OwnValue } from '../../../../contract/fields.ts'
import { formatNumber, readAmount, readNumber, writeAmount } from '../../../platform/reader/numbers.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { useSession } from '../../../platform/session.ts'

interface NumberInputProps {
  label: string
  value: OwnValue | null
  onChange: (value: OwnValue | null) => void
  error: string | undefined
}

/** An amount in the record's own currency, typed as people type amounts. */
export function AmountInput({ label, value, onChange, error }: NumberInputProps) {
  const reader = useReader()
  const { workspace } = useSession()
  const money = typeof value === 'object' && value !== null && 'currency' in value ? value : null
  const currency = money?.currency ?? workspace.currency
  const [typed, setTyped] = useState(() => (money && money.amount > 0 ? writeAmount(money, reader) : ''))
  return (
    <TextInput
      label={label}
      value={typed}
      error={error}
      inputMode="decimal"
      dir="ltr"
      autoComplete="off"
      rightSection={<bdi className="quiet">{currency}</bdi>}
      rightSectionWidth={52}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        onChange({ amount: readAmount(text, currency, reader) ?? 0, currency })
      }}
    />
  )
}

export function WholeInput({ label, value, onChange, error }: NumberInputProps) {
  const reader = useReader()
  const [typed, setTyped] = useState(() => (typeof value === 'number' ? formatNumber(value, reader) : ''))
  return (
    <TextInput
      label={label}
      value={typed}
      error={error}
      inputMode="numeric"
      dir="ltr"
      autoComplete="off"
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        onChange(text.trim() === '' ? null : (readNumber(text, reader, 0) ?? text))
      }}
    />
  )
}
