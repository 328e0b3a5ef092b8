import styles from './KindButtons.module.css'

interface KindButtonsProps<Kind extends string> {
  /** What they are for, as it is read aloud. */
  label: string
  kinds: readonly { value: Kind; label: string }[]
  chosen: Kind
  onChoose: (kind: Kind) => void
}

/** Which part of a timeline is shown: one of a few, side by side. */
export function KindButtons<Kind extends string>({ label, kinds, chosen, onChoose }: KindButtonsProps<Kind>) {
  return (
    <div className={styles.kinds} role="group" aria-label={label}>
      {kinds.map((kind) => (
        <button
          key={kind.value}
          type="button"
          aria-pressed={chosen === kind.value}
          onClick={() => onChoose(kind.value)}
        >
          {kind.label}
        </button>
      ))}
    </div>
  )
}
