import { NumberInput } from '@mantine/core'
import { takeFocus } from '../../ui/take-focus.ts'

interface WholeNumberProps {
  label: string
  value: number
  onChange: (value: number) => void
  min: number
  max: number
  /** The first of what somebody asked for: he goes on here. */
  first?: boolean
}

/** A whole number between two; what is no number leaves it as it was. */
export function WholeNumber({ label, value, onChange, min, max, first = false }: WholeNumberProps) {
  return (
    <NumberInput
      {...(first && { ref: takeFocus })}
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
