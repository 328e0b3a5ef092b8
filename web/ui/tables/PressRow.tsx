import styles from './PressRow.module.css'

export interface Press {
  key: string
  label: string
  pressed: boolean
  onPress: () => void
  /** What it means, where the word alone does not say. */
  hint?: string | undefined
  /** How many there are of it, as it reads. */
  count?: string | undefined
}

/** One press each: what is asked for most, in a row that scrolls sideways where it is longer than the screen. */
export function PressRow({ label, presses }: { label: string; presses: readonly Press[] }) {
  return (
    <div className={styles.filters} role="group" aria-label={label}>
      {presses.map(({ key, label: word, pressed, onPress, hint, count }) => (
        <button
          key={key}
          type="button"
          className={styles.filter}
          aria-pressed={pressed}
          title={hint}
          onClick={onPress}
        >
          {word}
          {count !== undefined && <span className={styles.count}> {count}</span>}
        </button>
      ))}
    </div>
  )
}
