import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSay } from '../platform/i18n.tsx'
import { dayAt } from '../platform/reader/dates.ts'
import { useReader } from '../platform/reader/reader.ts'
import { DateField } from '../ui/inputs/DateField.tsx'
import styles from './ActivityComposer.module.css'

/** When it happened: just now, unless another day is given. Noon stands for a day whose hour nobody remembers. */
export function HappenedAt({
  value,
  onChange,
}: {
  value: string | null
  onChange: (at: string | null) => void
}) {
  const say = useSay()
  const reader = useReader()
  const [open, setOpen] = useState(value !== null)
  if (!open) {
    return (
      <div className={styles.when}>
        <span className={styles.label}>{say('activities.at')}</span>
        <Button variant="default" onClick={() => setOpen(true)}>
          {say('activities.at.now')}
        </Button>
      </div>
    )
  }
  const today = dayAt(new Date(), reader)
  return (
    <DateField
      label={say('activities.at')}
      value={value === null ? today : value.slice(0, 10)}
      max={today}
      onChange={(day) => onChange(day === null || day === today ? null : `${day}T12:00:00Z`)}
    />
  )
}
