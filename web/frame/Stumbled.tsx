import type { ErrorComponentProps } from '@tanstack/react-router'
import { FailedState } from '../ui/feedback/states.tsx'
import styles from './Guarded.module.css'

/** A fault of ours while drawing a page: said plainly, with another try. */
export function Stumbled({ error, reset }: ErrorComponentProps) {
  return (
    <div className={styles.middle}>
      <FailedState error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />
    </div>
  )
}
