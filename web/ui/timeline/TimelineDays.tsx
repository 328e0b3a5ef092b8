import type { ReactNode } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { dayAt, daysBetween, formatDayInFull } from '../../platform/reader/dates.ts'
import { useReader } from '../../platform/reader/reader.ts'
import styles from './TimelineDays.module.css'

interface TimelineDaysProps<Moment> {
  /** Newest first. */
  moments: readonly Moment[]
  children: (moment: Moment) => ReactNode
}

/** What happened, under the days on which it did, by the reader's clock. */
export function TimelineDays<Moment extends { at: string }>({
  moments,
  children,
}: TimelineDaysProps<Moment>) {
  const say = useSay()
  const reader = useReader()
  return byDay().map(({ day, rows }) => (
    <section key={day} className={styles.day}>
      <h3 className={styles.date}>{dayWords(day)}</h3>
      <ol className={styles.list}>{rows.map(children)}</ol>
    </section>
  ))

  function byDay(): { day: string; rows: Moment[] }[] {
    const days: { day: string; rows: Moment[] }[] = []
    for (const moment of moments) {
      const day = dayAt(moment.at, reader)
      const last = days.at(-1)
      if (last?.day === day) last.rows.push(moment)
      else days.push({ day, rows: [moment] })
    }
    return days
  }

  function dayWords(day: string): string {
    const ago = daysBetween(day, dayAt(new Date(), reader))
    if (ago === 0) return say('timeline.today')
    if (ago === 1) return say('timeline.yesterday')
    return formatDayInFull(day, reader)
  }
}
