import type { ReactNode } from 'react'
import { LanguageChoice } from '../settings/LookChoices.tsx'
import styles from './Door.module.css'

interface DoorProps {
  title: string
  sub?: ReactNode
  /** A longer form that asks for the language itself, as on the first run. */
  roomy?: boolean
  children: ReactNode
}

/** The screens of somebody who is not signed in: one thing to do, and the language to do it in. */
export function Door({ title, sub, roomy = false, children }: DoorProps) {
  return (
    <main className={styles.door}>
      <title>{`${title} · Stagecraft`}</title>
      <div className={styles.column} data-roomy={roomy || undefined}>
        <div className={styles.brand}>
          <img src="/icon.svg" alt="" width={28} height={28} />
          <span>Stagecraft</span>
        </div>
        <h1 className={styles.title}>{title}</h1>
        {sub && <p className="quiet">{sub}</p>}
        <div className={styles.body}>{children}</div>
        {!roomy && (
          <div className={styles.language}>
            <LanguageChoice />
          </div>
        )}
      </div>
    </main>
  )
}
