import type { Spot } from '../spot.ts'
import styles from './Grip.module.css'

/** Where a finger takes hold of a stage or a task. */
export function Grip({ spot }: { spot: Spot }) {
  return <span className={styles.grip} data-grip data-carry={spot} aria-hidden="true" />
}
