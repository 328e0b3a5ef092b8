import type { Deal } from '../../../contract/deals.ts'
import { formatInstantInFull } from '../../platform/dates.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatNumber, workingSpan } from '../../platform/numbers.ts'
import { useReader } from '../../platform/reader.ts'
import styles from './StageClock.module.css'

/** How long the deal has stood in its stage and what is left of the time it may: words, a shape, and a line that fills. */
export function StageClock({ deal }: { deal: Pick<Deal, 'clock' | 'warnAt' | 'deadlineAt'> }) {
  const say = useSay()
  const reader = useReader()
  const { clock, warnAt, deadlineAt } = deal
  if (!clock) return null
  const { spentMinutes, leftMinutes } = clock
  const is = stateOf()
  const whole = spentMinutes + (leftMinutes ?? 0)
  const share = leftMinutes === null ? null : whole <= 0 ? 1 : Math.min(1, Math.max(0, spentMinutes / whole))
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
        {is !== 'well' && <Shape is={is} />}
        {leftMinutes === null
          ? say('deals.page.clock.spent', { span: spanWords(spentMinutes) })
          : say(leftMinutes < 0 ? 'deals.page.clock.late' : 'deals.page.clock.left', {
              span: spanWords(Math.abs(leftMinutes)),
              // Working days say by themselves what kind of time they are.
              unit: 'days' in workingSpan(Math.abs(leftMinutes)) ? 'days' : 'hours',
            })}
      </span>
      {leftMinutes !== null && (
        <span className={styles.spent}>
          {say('deals.page.clock.spent', { span: spanWords(spentMinutes) })}
        </span>
      )}
    </span>
  )

  function stateOf(): 'late' | 'soon' | 'well' {
    if (leftMinutes !== null && leftMinutes < 0) return 'late'
    return warnAt !== null && Date.parse(warnAt) <= Date.now() ? 'soon' : 'well'
  }

  function spanWords(minutes: number): string {
    const span = workingSpan(minutes)
    if ('days' in span) return say('common.span.days', { count: span.days })
    const hours = formatNumber(span.hours, reader)
    const left = formatNumber(span.minutes, reader)
    if (span.hours === 0) return say('common.span.minutes', { minutes: left })
    return span.minutes === 0
      ? say('common.span.hours', { hours })
      : say('common.span.hours_minutes', { hours, minutes: left })
  }
}

function Shape({ is }: { is: 'late' | 'soon' }) {
  return (
    <svg viewBox="0 0 10 10" width={10} height={10} aria-hidden="true">
      {is === 'late' ? (
        <path d="M5 .5L9.500 5 5 9.500.5 5z" fill="currentColor" />
      ) : (
        <>
          <circle cx={5} cy={5} r={4} fill="none" stroke="currentColor" strokeWidth={1.4} />
          <path d="M5 1a4 4 0 0 1 0 8z" fill="currentColor" />
        </>
      )}
    </svg>
  )
}
