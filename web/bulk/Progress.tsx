import type { BulkEdit } from '../../contract/bulk.ts'
import { useSay } from '../platform/i18n.tsx'
import styles from './Bulk.module.css'

/** How far it is, and that nobody has to wait for it. */
export function Progress({ edit, leaves = false }: { edit: BulkEdit; leaves?: boolean }) {
  const say = useSay()
  const done = edit.changed + edit.same + edit.refused
  return (
    <div>
      <progress
        className={styles.progress}
        value={done}
        max={Math.max(edit.total, 1)}
        aria-label={say('bulk.running')}
      />
      <p role="status">{say('bulk.progress', { done, total: edit.total })}</p>
      {leaves && <p className="quiet">{say('bulk.leave')}</p>}
    </div>
  )
}
