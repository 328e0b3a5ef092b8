import { useSay } from '../../platform/i18n.tsx'
import { formatNumber, workingSpan } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'

/** How long a task waits, or is in hand, in working time: "waits 4 h 20 min". */
export function Since({ is, minutes }: { is: 'waiting' | 'taken'; minutes: number }) {
  const say = useSay()
  const reader = useReader()
  const span = workingSpan(minutes)
  return <span>{say(`hand_offs.since.${is}`, { span: words() })}</span>

  function words(): string {
    if ('days' in span) return say('common.span.days', { count: span.days })
    const parts = { hours: formatNumber(span.hours, reader), minutes: formatNumber(span.minutes, reader) }
    if (span.hours === 0) return say('common.span.minutes', parts)
    return say(span.minutes === 0 ? 'common.span.hours' : 'common.span.hours_minutes', parts)
  }
}
