import styles from './KeyHint.module.css'

/** Keys as they stand on the keyboard: `<KeyHint keys="g d" />`, `<KeyHint keys="mod+k" />`. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className={styles.keys} dir="ltr">
      {keys.split(/[ +]/).map((key) => (
        <kbd key={key} className={styles.key}>
          {key === 'mod' ? modName : key.length === 1 ? key.toUpperCase() : key}
        </kbd>
      ))}
    </span>
  )
}

const modName = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'
