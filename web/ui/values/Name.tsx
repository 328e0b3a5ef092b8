import styles from './Name.module.css'

/** What people called something: in its own script's direction, cut at its own end where there is no room. */
export function Name({ children }: { children: string | null | undefined }) {
  if (!children) return null
  return (
    <span dir="auto" className={styles.name}>
      {children}
    </span>
  )
}
