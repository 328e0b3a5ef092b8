import type { WorkingSpan } from '../../../../contract/days.ts'

/** How people count working time; stored are minutes of work, or days. */
export type SpanUnit = 'minutes' | 'hours' | 'days'

export function unitOf(span: WorkingSpan | undefined): SpanUnit | undefined {
  if (!span) return undefined
  if ('workingDays' in span) return 'days'
  // 90 minutes read as an hour and a half; 20 do not read as a third.
  return span.workingMinutes % 30 === 0 && span.workingMinutes > 0 ? 'hours' : 'minutes'
}

export function amountOf(span: WorkingSpan, unit: SpanUnit): number {
  if ('workingDays' in span) return span.workingDays
  return unit === 'hours' ? span.workingMinutes / 60 : span.workingMinutes
}

/** Whole minutes or whole days. */
export function spanOf(amount: number, unit: SpanUnit): WorkingSpan {
  if (unit === 'days') return { workingDays: Math.round(amount) }
  return { workingMinutes: Math.round(unit === 'hours' ? amount * 60 : amount) }
}
