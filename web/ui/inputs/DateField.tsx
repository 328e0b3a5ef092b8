import { lazy, Suspense } from 'react'
import styles from './DateField.module.css'

export interface DateFieldProps {
  label: string
  /** `YYYY-MM-DD`; the calendar is only how it is shown. */
  value: string | null
  onChange: (day: string | null) => void
  min?: string
  max?: string
  required?: boolean
  disabled?: boolean
  description?: string
  error?: string
  /** The label is only read aloud, where the place says what the date is. */
  labelHidden?: boolean
}

const Field = lazy(async () => ({ default: (await import('./CalendarField.tsx')).CalendarField }))

/** A day, typed or picked, in the reader's calendar. Its code is fetched when the first one is shown. */
export function DateField(props: DateFieldProps) {
  return (
    <Suspense fallback={<Waiting {...props} />}>
      <Field {...props} />
    </Suspense>
  )
}

function Waiting({ label, labelHidden }: DateFieldProps) {
  return (
    <div className={styles.field}>
      <span className={labelHidden ? 'only-heard' : styles.label}>{label}</span>
      <div className={styles.box} aria-busy="true" />
    </div>
  )
}
