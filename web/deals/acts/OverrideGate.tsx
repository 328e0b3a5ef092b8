import { Textarea } from '@mantine/core'
import { useSay } from '../../platform/i18n.tsx'
import { takeFocus } from '../../ui/take-focus.ts'
import styles from './OverrideGate.module.css'

/** Passing what is missing, for who has the right: a quiet link, then the reason. `reason` is null until asked for. */
export function OverrideGate({
  reason,
  onReason,
}: {
  reason: string | null
  onReason: (reason: string | null) => void
}) {
  const say = useSay()
  if (reason === null) {
    return (
      <button type="button" className={styles.link} onClick={() => onReason('')}>
        {say('deals.override')}
      </button>
    )
  }
  return (
    <Textarea
      className={styles.reason}
      label={say('deals.override_why')}
      description={say('deals.override_recorded')}
      value={reason}
      ref={takeFocus}
      autosize
      minRows={2}
      maxLength={500}
      onChange={(event) => onReason(event.currentTarget.value)}
    />
  )
}
