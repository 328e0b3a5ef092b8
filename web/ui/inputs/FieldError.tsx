import { useSay } from '../../platform/i18n.tsx'
import { faultsByField, Refused, Unreachable } from '../../platform/refused.ts'
import styles from './FieldError.module.css'

/** `const fault = useFieldFaults(act.error)`, then `error={fault('email')}` on an input. */
export function useFieldFaults(error: unknown): (path: string) => string | undefined {
  const say = useSay()
  const faults = faultsByField(error)
  return (path) => {
    const code = faults[path]
    return code === undefined ? undefined : say(`fault.${knownFaults.has(code) ? code : 'other'}`)
  }
}

/** Why an act did not happen, where no single field is to blame. Shows nothing while there is no error. */
export function ActError({ error }: { error: Error | null }) {
  const say = useSay()
  if (!error) return null
  return (
    <p role="alert" className={styles.act}>
      {error instanceof Refused
        ? say(`refusal.${error.code}`)
        : say(error instanceof Unreachable ? 'common.failed.unreachable' : 'common.failed.title')}
    </p>
  )
}

const knownFaults = new Set([
  'too_small',
  'too_big',
  'invalid_format',
  'invalid_type',
  'invalid_value',
  'out_of_range',
  'unreadable_characters',
  'already_exists',
  'unknown_record',
  'stands_below',
  'no_web_address',
  'no_digits',
])
