import type { Deal } from '../../../../contract/deals/deal.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { formatInstantInFull } from '../../../platform/reader/dates.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { useClockWords } from '../../../team/use-clock-words.ts'
import { useWorkingClock } from '../../../team/working-clock.ts'
import { ClockShape } from './ClockShape.tsx'
import styles from './StageClock.module.css'

type Clocked = Pick<Deal, 'clock' | 'warnAt' | 'deadlineAt' | 'status'>

/**
 * How long the deal has stood in its stage and what is left of the time it may: words, a shape, and a line that fills.
 * Counted down while one looks; outside of working hours it says until when it stands still.
 */
export function StageClock({ deal }: { deal: Clocked }) {
  const say = useSay()
  const reader = useReader()
  const words = useClockWords()
  const { left, pausesUntil, now } = useWorkingClock()
  const { clock, warnAt, deadlineAt } = deal
  if (!clock) return null
  const leftMinutes =
    clock.leftMinutes === null || deadlineAt === null ? null : (left(deadlineAt) ?? clock.leftMinutes)
  const spentMinutes = clock.spentMinutes + ((clock.leftMinutes ?? 0) - (leftMinutes ?? 0))
  const whole = spentMinutes + (leftMinutes ?? 0)
  const share = leftMinutes === null ? null : whole <= 0 ? 1 : Math.min(1, Math.max(0, spentMinutes / whole))
  const is = stateOf()
  return (
    <span
      className={styles.clock}
      data-is={is}
      title={
        deadlineAt === null
          ? undefined
          : say('deals.page.clock.until', { at: formatInstantInFull(deadlineAt, reader) })
      }
    >
      {share !== null && (
        <span className={styles.line} aria-hidden="true">
          <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
        </span>
      )}
      <span className={styles.left}>
        {is !== 'well' && <ClockShape is={is} />}
        {leftMinutes === null
          ? say('deals.page.clock.spent', { span: words.span(spentMinutes) })
          : words.left(leftMinutes, is === 'late')}
      </span>
      {leftMinutes !== null && (
        <span className={styles.spent}>
          {deal.status === 'open' && pausesUntil
            ? words.pauses(pausesUntil, now)
            : say('deals.page.clock.spent', { span: words.span(spentMinutes) })}
        </span>
      )}
    </span>
  )

  function stateOf(): 'late' | 'soon' | 'well' {
    if (deadlineAt !== null && Date.parse(deadlineAt) <= now.getTime()) return 'late'
    return warnAt !== null && Date.parse(warnAt) <= now.getTime() ? 'soon' : 'well'
  }
}
