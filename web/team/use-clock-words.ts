import { useSay } from '../platform/i18n.tsx'
import { dayAt, daysBetween, formatInstant, formatTime } from '../platform/reader/dates.ts'
import { formatNumber, workingSpan } from '../platform/reader/numbers.ts'
import { useReader } from '../platform/reader/reader.ts'

/** Working time in words: "4 h 20 min", "4 h 20 min of working time left", "pauses until tomorrow 09:00". */
export function useClockWords() {
  const say = useSay()
  const reader = useReader()
  return { span, left, pauses }

  function span(minutes: number): string {
    const working = workingSpan(minutes)
    if ('days' in working) return say('common.span.days', { count: working.days })
    const hours = formatNumber(working.hours, reader)
    const rest = formatNumber(working.minutes, reader)
    if (working.hours === 0) return say('common.span.minutes', { minutes: rest })
    return working.minutes === 0
      ? say('common.span.hours', { hours })
      : say('common.span.hours_minutes', { hours, minutes: rest })
  }

  /** Days say by themselves what kind of time they are. `late`: also where no working time has passed since. */
  function left(minutes: number, late = minutes < 0): string {
    const far = Math.abs(minutes)
    const unit = 'days' in workingSpan(far) ? 'days' : 'hours'
    return say(late ? 'deadlines.late' : 'deadlines.left', { span: span(far), unit })
  }

  function pauses(until: string, now: Date): string {
    const tomorrow = daysBetween(dayAt(now, reader), dayAt(until, reader)) === 1
    return tomorrow
      ? say('deadlines.pauses_tomorrow', { time: formatTime(until, reader) })
      : say('deadlines.pauses', { at: formatInstant(until, reader, now) })
  }
}
