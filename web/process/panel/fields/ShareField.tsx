import { Slider } from '@mantine/core'
import { formatPercent } from '../../../platform/reader/numbers.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { NumberField } from './NumberField.tsx'
import styles from './ShareField.module.css'

interface ShareFieldProps {
  label: string
  /** Per cent, 0 to 100. */
  value: number
  onChange: (value: number) => void
  error?: string | undefined
}

/** Per cent, as a number and as a slider in steps of five. */
export function ShareField({ label, value, onChange, error }: ShareFieldProps) {
  const reader = useReader()
  return (
    <div className={styles.share}>
      <NumberField
        label={label}
        value={value}
        onChange={(number) => number !== null && onChange(number)}
        max={100}
        whole
        required
        unit="%"
        error={error}
      />
      <Slider
        className={styles.slider}
        thumbLabel={label}
        value={value}
        onChange={onChange}
        step={5}
        label={(share) => formatPercent(share / 100, reader)}
        size="xs"
        thumbSize={16}
      />
    </div>
  )
}
