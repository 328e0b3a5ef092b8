import styles from './CutText.module.css'

/** A name in a narrow cell, cut at its own end: the right one for Latin, the left one for Persian. */
export function CutText({ children }: { children: string }) {
  return (
    <span className={styles.cut} dir="auto" title={children}>
      {children}
    </span>
  )
}
