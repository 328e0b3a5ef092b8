import { useClockWords } from '../use-clock-words.ts'
import { useWorkingClock } from '../working-clock.ts'
import styles from './WorkLeft.module.css'

/** A day's work: further away the date says more. */
const nearMinutes = 480

/**
 * What is left of the working time until something is due, counted down; nothing where that is days away or has passed, or
 * where nobody works before: the day it is due says that better.
 */
export function WorkLeft({ due, warn }: { due: string; warn: string | null }) {
  const { left, pausesUntil, now } = useWorkingClock()
  const words = useClockWords()
  const minutes = left(due)
  if (minutes === null || minutes < 1 || minutes >= nearMinutes || Date.parse(due) <= now.getTime())
    return null
  const soon = warn !== null && Date.parse(warn) <= now.getTime()
  return (
    <span
      className={`${styles.left} figures`}
      data-is={soon ? 'soon' : 'well'}
      title={pausesUntil ? words.pauses(pausesUntil, now) : undefined}
    >
      {words.left(minutes)}
    </span>
  )
}
