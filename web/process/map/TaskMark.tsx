import { useSay } from '../../platform/i18n.tsx'
import styles from './TaskMark.module.css'

/** Filled: the deal stays in the stage until it is done. Hollow: it may be left out. */
export function TaskMark({ mandatory }: { mandatory: boolean }) {
  const say = useSay()
  return (
    <span className={styles.mark} data-mandatory={mandatory || undefined}>
      <span className="only-heard">
        {say(mandatory ? 'process.task.mandatory' : 'process.task.optional')}
      </span>
    </span>
  )
}
