import type { ReactNode } from 'react'
import { NumberText } from '../values/values.tsx'
import styles from './BoardColumn.module.css'

interface ColumnHeadProps {
  id: string
  name: string
  count: number
  /** The count with what it counts, for who hears it. */
  countHeard: string
  children: ReactNode
}

/** Name and count; in one quiet line what else tells of the column. */
export const ColumnHead = ({ id, name, count, countHeard, children }: ColumnHeadProps) => (
  <header className={styles.head}>
    <div className={styles.top}>
      <h2 id={id} className={styles.name} title={name}>
        {name}
      </h2>
      <span className={styles.count}>
        <span aria-hidden="true">
          <NumberText value={count} />
        </span>
        <span className="only-heard">{countHeard}</span>
      </span>
    </div>
    <div className={styles.figures}>{children}</div>
  </header>
)

/** The quiet part of that line, cut where it ends. */
export const ColumnMeasure = ({ children }: { children: ReactNode }) => (
  <div className={styles.measure}>{children}</div>
)
