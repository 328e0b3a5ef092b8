import { Checkbox, NativeSelect } from '@mantine/core'
import { type Span, spanUnits } from '../../../contract/segments/filters.ts'
import { useSay } from '../../platform/i18n.tsx'
import { DateField } from '../../ui/inputs/DateField.tsx'
import styles from './ListFilter.module.css'
import { NumberInput } from './NumberInput.tsx'

interface DayValueProps {
  label: string
  /** A day, or `today`: whichever day it is then. */
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** A day, or today for ever. */
export function DayValue({ label, value, onChange }: DayValueProps) {
  const say = useSay()
  return (
    <>
      <Checkbox
        size="xs"
        label={say('filters.always_today')}
        checked={value === 'today'}
        onChange={(event) => onChange(event.currentTarget.checked ? 'today' : undefined)}
      />
      {value !== 'today' && (
        <DateField
          label={label}
          labelHidden
          value={value ?? null}
          onChange={(day) => onChange(day ?? undefined)}
        />
      )}
    </>
  )
}

interface SpanFieldProps {
  label: string
  /** Absent until the first word of it is said. */
  span: Span | undefined
  onChange: (span: Span) => void
}

/** So many days, weeks or months. */
export function SpanField({ label, span, onChange }: SpanFieldProps) {
  const say = useSay()
  const { count, unit } = span ?? { count: 30, unit: 'day' as const }
  return (
    <div className={styles.span}>
      <NumberInput
        label={label}
        value={count}
        onChange={(number) =>
          number !== null && number >= 1 && onChange({ count: Math.min(1_000, Math.round(number)), unit })
        }
      />
      <NativeSelect
        aria-label={say('filters.unit')}
        value={unit}
        onChange={(event) => onChange({ count, unit: event.currentTarget.value as Span['unit'] })}
        data={spanUnits.map((one) => ({ value: one, label: say(`filters.unit.${one}`, { count }) }))}
      />
    </div>
  )
}
