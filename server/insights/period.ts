/**
 * Month    `YYYY-MM` in UTC.
 * Period   whole months, both ends included; an end that is missing is open.
 */
export interface Period {
  from: string | null
  to: string | null
}

export interface ClosedPeriod {
  from: string
  to: string
}

/** The months of equal number just before, or null where the period has no beginning or no end. */
export function periodBefore({ from, to }: Period): ClosedPeriod | null {
  if (from === null || to === null) return null
  return { from: plusMonths(from, -monthsIn({ from, to })), to: plusMonths(from, -1) }
}

export function monthsIn({ from, to }: ClosedPeriod): number {
  return countOf(to) - countOf(from) + 1
}

/** Every month of the period, in order. */
export function monthsOf(period: ClosedPeriod): string[] {
  return Array.from({ length: Math.max(0, monthsIn(period)) }, (_, index) => plusMonths(period.from, index))
}

export function plusMonths(month: string, months: number): string {
  const count = countOf(month) + months
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** `2026-02` → `2026-02-01`. */
export function firstDay(month: string): string {
  return `${month}-01`
}

/** `2026-02` → `2026-02-28`. */
export function lastDay(month: string): string {
  return Temporal.PlainYearMonth.from(month)
    .add({ months: 1 })
    .toPlainDate({ day: 1 })
    .subtract({ days: 1 })
    .toString()
}

function countOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}
