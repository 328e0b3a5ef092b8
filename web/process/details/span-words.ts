import type { WorkingSpan } from '../../../contract/days.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatNumber } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'

/** A span as the process has it, in words: "2 working days", "4 h", "4 h 30 min". How long a day is, the calendar says. */
export function useSpanWords(): (span: WorkingSpan) => string {
  const say = useSay()
  const reader = useReader()
  return (span) => {
    if ('workingDays' in span) return say('common.span.days', { count: span.workingDays })
    const hours = Math.floor(span.workingMinutes / 60)
    const minutes = span.workingMinutes % 60
    const words = { hours: formatNumber(hours, reader), minutes: formatNumber(minutes, reader) }
    if (hours === 0) return say('common.span.minutes', words)
    return say(minutes === 0 ? 'common.span.hours' : 'common.span.hours_minutes', words)
  }
}
