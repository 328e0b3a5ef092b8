import type { ReactNode } from 'react'
import { useSay } from '../../../platform/i18n.tsx'
import { Icon } from '../../../ui/icons.tsx'
import { faultsAt } from '../edits/faults-at.ts'
import { usePanel } from '../panel.ts'
import styles from './Group.module.css'

interface GroupProps {
  /** Remembers whether it stands open: `stage.gate`. */
  id: string
  /** The question a process owner has. */
  title: string
  /** What is set, in one line; nothing while everything is as it is by itself. */
  summary?: ReactNode
  /** Where its faults are: `stages.2.exitCriteria`. */
  paths?: readonly string[]
  children: ReactNode
}

/** Fields that answer one question, folded to a line that says what is set. */
export function Group({ id, title, summary, paths = [], children }: GroupProps) {
  const say = useSay()
  const { unfolded, fold, faults } = usePanel()
  const count = new Set(paths.flatMap((path) => faultsAt(faults, path))).size
  const open = unfolded.has(id)
  return (
    <section className={styles.group}>
      <h3 className={styles.head}>
        <button type="button" className={styles.opener} aria-expanded={open} onClick={() => fold(id, !open)}>
          <span className={styles.mark} data-open={open || undefined}>
            <Icon name="onward" size={12} />
          </span>
          <span className={styles.words}>
            <span className={styles.title}>
              {title}
              {count > 0 && <span className={styles.faults}>{say('panel.faults', { count })}</span>}
            </span>
            {!open && <span className={styles.summary}>{summary || say('panel.nothing_set')}</span>}
          </span>
        </button>
      </h3>
      {open && <div className={styles.fields}>{children}</div>}
    </section>
  )
}
