import type { ReactNode } from 'react'
import styles from './Record.module.css'

/** A record's page: what happens with it in the wide column, what it is in the narrow one, below it on a phone. */
export function RecordColumns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className={styles.columns}>
      <div className={styles.side}>{side}</div>
      <div className={styles.main}>{main}</div>
    </div>
  )
}

/** A part of the page under its name. */
export function Part({ title, act, children }: { title: string; act?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {act}
      </div>
      {children}
    </section>
  )
}
