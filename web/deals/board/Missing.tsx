import { Icon } from '../../ui/icons.tsx'
import styles from './Missing.module.css'

/** What is missing in a stage, a line each: read in passing, with a card in the hand. */
export function Missing({ count, missing }: { count: string; missing: readonly string[] }) {
  return (
    <>
      <span className={styles.locked}>
        <Icon name="lock" size={14} />
        {count}
      </span>
      {missing.map((one) => (
        <span key={one}>{one}</span>
      ))}
    </>
  )
}
