import { NumberInput } from '@mantine/core'

interface WholeNumberProps {
  label: string
  value: number
  onChange: (value: number) => void
  min: number
  max: number
}

/** A whole number between two; what is no number leaves it as it was. */
export function WholeNumber({ label, value, onChange, min, max }: WholeNumberProps) {
  return (
    <NumberInput
      label={label}
      value={value}
      onChange={(given) => typeof given === 'number' && onChange(given)}
      min={min}
      max={max}
      allowDecimal={false}
      clampBehavior="blur"
      w={160}
    />
  )
}
