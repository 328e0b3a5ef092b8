import { useSay } from '../../platform/i18n.tsx'
import { dayAt, dueOf, formatDay, formatDayInFull, formatInstantInFull } from '../../platform/reader/dates.ts'
import { formatNumber } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import styles from './DueMark.module.css'

interface DueMarkProps {
  /** `YYYY-MM-DD`, an instant, or null: no date. */
  due: string | null
  now?: Date
}

/**
 * When something is due, by a shape and a word: a red diamond and "2 d late", an amber half and "in 2 d", a ring and
 * "today", a dashed ring and "no date". Further away it is just the date. The whole date shows on hover.
 */
export function DueMark({ due, now = new Date() }: DueMarkProps) {
  const say = useSay()
  const reader = useReader()
  const state = dueOf(due, reader, now)
  const inFull =
    due === null
      ? undefined
      : due.length === 10
        ? formatDayInFull(due, reader)
        : formatInstantInFull(due, reader)
  return (
    <span className={`${styles.mark} figures`} data-is={state.is} title={inFull}>
      {state.is !== 'later' && <Shape is={state.is} />}
      {words()}
    </span>
  )

  function words(): string {
    if (due === null || state.is === 'none') return say('common.due.none')
    if (state.is === 'today') return say('common.due.today')
    const days = formatNumber(state.days, reader)
    if (state.is === 'late')
      return state.days === 0 ? say('common.due.late_today') : say('common.due.late', { days })
    if (state.is === 'soon')
      return state.days === 1 ? say('common.due.tomorrow') : say('common.due.in', { days })
    return state.days < 7
      ? say('common.due.in', { days })
      : formatDay(due.length === 10 ? due : dayAt(due, reader), reader, now)
  }
}

function Shape({ is }: { is: 'late' | 'soon' | 'today' | 'none' }) {
  return (
    <svg viewBox="0 0 10 10" width={10} height={10} aria-hidden="true" className={styles.shape}>
      {is === 'late' && <path d="M5 .5L9.500 5 5 9.500.5 5z" fill="currentColor" />}
      {is === 'soon' && (
        <>
          <circle cx={5} cy={5} r={4} fill="none" stroke="currentColor" strokeWidth={1.4} />
          <path d="M5 1a4 4 0 0 1 0 8z" fill="currentColor" />
        </>
      )}
      {is === 'today' && <circle cx={5} cy={5} r={3.8} fill="none" stroke="currentColor" strokeWidth={1.8} />}
      {is === 'none' && (
        <circle
          cx={5}
          cy={5}
          r={4}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.2}
          strokeDasharray="2 1.600"
        />
      )}
    </svg>
  )
}
