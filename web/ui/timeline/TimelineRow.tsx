import type { ReactNode } from 'react'
import { formatInstantInFull, formatTime } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import styles from './TimelineRow.module.css'

interface TimelineRowProps {
  at: string
  /** How its mark looks: a turn, a success, a failure, something to look at. */
  tone: 'stage' | 'won' | 'lost' | 'soon' | 'plain'
  words: ReactNode
  /** The reason or remark somebody gave with it. */
  why?: string | null | undefined
  by: ReactNode
  /** Instead of the time of day, where no day stands above. */
  when?: ReactNode
}

/** One thing that happened, in a line: what, why where somebody said so, by whom. */
export function TimelineRow({ at, tone, words, why, by, when }: TimelineRowProps) {
  const reader = useReader()
  return (
    <li className={styles.row} data-is={tone}>
      <span className={styles.dot} aria-hidden="true" />
      <div className={styles.words}>
        {words}
        {why && (
          <p className={styles.why}>
            <bdi>{why}</bdi>
          </p>
        )}
      </div>
      <span className={styles.by}>{by}</span>
      <time className={styles.at} dateTime={at} title={formatInstantInFull(at, reader)}>
        {when ?? formatTime(at, reader)}
      </time>
    </li>
  )
}
