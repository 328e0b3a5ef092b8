import type { Goal } from '../../../contract/process/process-document.ts'
import { useSay } from '../../platform/i18n.tsx'
import { formatMoney, formatNumber, inMinorUnits, workingSpan } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useSession } from '../../platform/session.ts'

/** A figure of a goal as its words have it: money, shares, days, working time as people count it, else a plain number. */
export function useGoalValue(): (metric: Goal['metric'], value: number) => string {
  const say = useSay()
  const reader = useReader()
  const { currency } = useSession().workspace
  return (metric, value) => {
    if (isMoney(metric)) return formatMoney({ amount: inMinorUnits(value, currency), currency }, reader)
    if (metric === 'first_contact_minutes') return spanOf(Math.round(value))
    if (isShare(metric))
      return formatNumber(value / 100, reader, { style: 'percent', maximumFractionDigits: 1 })
    const rounded = Math.round(value * 10) / 10
    return metric === 'cycle_days' ? say('goals.days', { count: rounded }) : formatNumber(rounded, reader)
  }

  function spanOf(minutes: number): string {
    const span = workingSpan(minutes)
    if ('days' in span) return say('goals.span.days', { count: span.days })
    if (span.hours === 0) return say('goals.span.minutes', { count: minutes })
    return span.minutes === 0
      ? say('goals.span.hours', { count: span.hours })
      : say('goals.span.hours_minutes', span)
  }
}

const isMoney = (metric: Goal['metric']) =>
  metric === 'turnover' || metric === 'average_deal' || metric === 'profit'

const isShare = (metric: Goal['metric']) =>
  metric === 'win_rate' || metric === 'loyalty' || metric === 'profitability'
