import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatNumber, readNumber } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'

interface NumberInputProps {
  label: string
  value: number | null
  unit?: string
  onChange: (value: number | null) => void
}

/** A number as people type it, in any digits. */
export function NumberInput({ label, value, unit, onChange }: NumberInputProps) {
  const reader = useReader()
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextInput
      aria-label={label}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? (value === null ? '' : formatNumber(value, reader, { maximumFractionDigits: 6 }))}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(readNumber(event.currentTarget.value, reader))
      }}
      onBlur={() => setTyped(null)}
      {...(unit && { rightSection: <bdi dir="ltr">{unit}</bdi>, rightSectionWidth: 52 })}
    />
  )
}
