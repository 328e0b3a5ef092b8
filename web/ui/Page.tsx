import type { ReactNode } from 'react'
import styles from './Page.module.css'

interface PageProps {
  title: string
  /** Beside the title: a count, a state. */
  mark?: ReactNode
  /** One quiet line under the title: what this is, or what is filtered. */
  sub?: ReactNode
  actions?: ReactNode
  /** Filters and tabs, under the head. */
  tools?: ReactNode
  /** `reading` up to 720 px, `page` up to 1,440 px, `full` for tables and boards; `full` also fills the height. */
  width?: 'reading' | 'page' | 'full'
  children: ReactNode
}

/** Every screen inside the frame: its name, what can be done, and what it shows. */
export function Page({ title, mark, sub, actions, tools, width = 'page', children }: PageProps) {
  return (
    <div className={styles.page} data-width={width}>
      <title>{`${title} · Stagecraft`}</title>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 className={styles.title}>
            {/* The space keeps Persian letters from joining across, and the two words apart when read aloud. */}
            {title} {mark && <span className={styles.mark}>{mark}</span>}
          </h1>
          {sub && <p className={styles.sub}>{sub}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {tools && <div className={styles.tools}>{tools}</div>}
      <div className={styles.body}>{children}</div>
    </div>
  )
}
