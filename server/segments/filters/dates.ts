import type { Period, Span } from '../../../contract/segments/filters.ts'

/** `YYYY-MM-DD`: days from the first to before the second, as the calendar on the wall of the company's zone counts them. */
export interface Days {
  from: string
  until: string
}

/** What "the last 30 days" means today: today and the 29 before it. */
export function daysOf(
  operator: 'in_last' | 'in_next',
  { count, unit }: Span,
  today: Temporal.PlainDate,
): Days {
  const span = { [`${unit}s`]: count }
  const tomorrow = today.add({ days: 1 })
  return operator === 'in_last' ? between(tomorrow.subtract(span), tomorrow) : between(today, today.add(span))
}

/** Weeks begin on Monday, as everywhere in reports. */
export function daysOfPeriod(period: Period, today: Temporal.PlainDate): Days {
  if (period === 'today') return between(today, today.add({ days: 1 }))
  const [which, unit] = period.split('_') as ['this' | 'last', keyof typeof units]
  const { first, span } = units[unit]
  const begin = first(today)
  return which === 'this' ? between(begin, begin.add(span)) : between(begin.subtract(span), begin)
}

const units = {
  week: { first: (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 }), span: { weeks: 1 } },
  month: { first: (day: Temporal.PlainDate) => day.with({ day: 1 }), span: { months: 1 } },
  quarter: {
    first: (day: Temporal.PlainDate) => day.with({ day: 1, month: day.month - ((day.month - 1) % 3) }),
    span: { months: 3 },
  },
  year: { first: (day: Temporal.PlainDate) => day.with({ day: 1, month: 1 }), span: { years: 1 } },
}

function between(from: Temporal.PlainDate, until: Temporal.PlainDate): Days {
  return { from: from.toString(), until: until.toString() }
}
