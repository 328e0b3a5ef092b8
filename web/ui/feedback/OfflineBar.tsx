import { useMutationState } from '@tanstack/react-query'
import { useSay } from '../../platform/i18n.tsx'
import { useOnline } from '../../platform/online.ts'
import styles from './OfflineBar.module.css'

/** Across the top while the server is away: that what is seen may be old, and how much waits to be sent. */
export function OfflineBar() {
  const say = useSay()
  const online = useOnline()
  const waiting = useMutationState({ filters: { status: 'pending' } }).length
  return (
    <div role="status" aria-live="polite">
      {!online && (
        <p className={styles.bar}>
          {say('common.offline.title')} {waiting > 0 && say('common.offline.waiting', { count: waiting })}
        </p>
      )}
    </div>
  )
}
