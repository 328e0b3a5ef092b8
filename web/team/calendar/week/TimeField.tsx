import { useState } from 'react'
import { useReader } from '../../../platform/reader/reader.ts'
import { timeText } from './hours-text.ts'
import styles from './WeekEditor.module.css'
import { readTime } from './week-rules.ts'

interface TimeFieldProps {
  label: string
  /** `HH:MM`; the end of a day is `24:00`. */
  value: string
  onChange: (time: string) => void
  invalid?: boolean
}

/** A time of day as people type it, in any digits; what is none leaves the former. */
export function TimeField({ label, value, onChange, invalid = false }: TimeFieldProps) {
  const reader = useReader()
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <input
      type="text"
      inputMode="numeric"
      dir="ltr"
      maxLength={6}
      className={styles.time}
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={typed ?? timeText(value, reader)}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
      }}
    />
  )

  function take(): void {
    const time = typed === null ? null : readTime(typed)
    setTyped(null)
    if (time !== null && time !== value) onChange(time)
  }
}
