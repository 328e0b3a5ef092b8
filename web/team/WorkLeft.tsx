import { useClockWords } from './use-clock-words.ts'
import styles from './WorkLeft.module.css'
import { useWorkingClock } from './working-clock.ts'

/** So much working time makes three days: further away the date says more. */
const nearMinutes = 3 * 480

/** What is left of the working time until something is due, counted down; nothing where that is days away or past. */
export function WorkLeft({ due, warn }: { due: string; warn: string | null }) {
  const { left, pausesUntil, now } = useWorkingClock()
  const words = useClockWords()
  const minutes = left(due)
  if (minutes === null || minutes < 0 || minutes >= nearMinutes) return null
  const soon = warn !== null && Date.parse(warn) <= now.getTime()
  return (
    <span className={`${styles.left} figures`} data-is={soon ? 'soon' : 'well'}>
      {words.left(minutes)}
      {pausesUntil && ` · ${words.pauses(pausesUntil, now)}`}
    </span>
  )
}
