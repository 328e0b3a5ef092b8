import { NativeSelect } from '@mantine/core'
import { useId, useState } from 'react'
import type { WorkingSpan } from '../../../../contract/days.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { NumberField } from './NumberField.tsx'
import styles from './SpanField.module.css'
import { amountOf, type SpanUnit, spanOf, unitOf } from './span-units.ts'

interface SpanFieldProps {
  label: string
  value: WorkingSpan | undefined
  onChange: (span: WorkingSpan | undefined) => void
  /** A deadline cannot be emptied by its number; it is given up as a whole. */
  required?: boolean
  description?: string | undefined
  error?: string | undefined
  /** What the field is proposed to hold: shown pale while it is empty. */
  proposed?: WorkingSpan
}

/** A span of working time: a number, and whether it counts minutes, hours or days of work. */
export function SpanField({
  label,
  value,
  onChange,
  required,
  description,
  error,
  proposed,
}: SpanFieldProps) {
  const say = useSay()
  const id = useId()
  // While nothing is set, the unit waits here for its number.
  const [waiting, setWaiting] = useState<SpanUnit>(unitOf(proposed) ?? 'days')
  const unit = unitOf(value) ?? waiting
  const most = { minutes: 5_256_000, hours: 87_600, days: 3_650 }[unit]
  return (
    <div className={styles.span} role="group" aria-labelledby={id}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      {description && <span className={styles.description}>{description}</span>}
      <div className={styles.fields}>
        <NumberField
          label={say('panel.span.how_many')}
          labelHidden
          value={value ? amountOf(value, unit) : null}
          onChange={(amount) => onChange(amount === null ? undefined : spanOf(amount, unit))}
          required={required ?? false}
          whole={unit !== 'hours'}
          max={most}
          placeholder={proposed ? String(amountOf(proposed, unit)) : '–'}
          error={error}
        />
        <NativeSelect
          aria-label={say('panel.span.unit')}
          value={unit}
          onChange={(event) => {
            const next = event.currentTarget.value as SpanUnit
            setWaiting(next)
            if (value) onChange(spanOf(amountOf(value, unit), next))
          }}
          data={(['minutes', 'hours', 'days'] as const).map((one) => ({
            value: one,
            label: say(`panel.span.${one}`, { count: value ? amountOf(value, unit) : 0 }),
          }))}
        />
      </div>
    </div>
  )
}
