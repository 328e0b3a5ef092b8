import type { Goal } from '../../../contract/process/process-document.ts'
import { type ClosedPeriod, firstDay, lastDay, monthsIn, plusMonths } from '../period.ts'

const monthsOfPeriod: Record<Goal['period'], number> = { month: 1, quarter: 3, year: 12 }

/** Pure: the calendar month, quarter or year that `now` lies in, as whole months in UTC. */
export function goalPeriod(period: Goal['period'], now: number): ClosedPeriod {
  const month = new Date(now).toISOString().slice(0, 7)
  const months = monthsOfPeriod[period]
  const into = (Number(month.slice(5)) - 1) % months
  const from = plusMonths(month, -into)
  return { from, to: plusMonths(from, months - 1) }
}

/** Pure: when the pace of a period begins for what has been there since an instant. */
export function paceFrom({ from }: ClosedPeriod, since: number): number {
  return Math.max(since, Date.parse(`${firstDay(from)}T00:00:00Z`))
}

/** Pure: the share that has gone by of the period's time since `begin`, 0 to 1. */
export function passedOf({ to }: ClosedPeriod, begin: number, now: number): number {
  const end = Date.parse(`${firstDay(plusMonths(to, 1))}T00:00:00Z`)
  return Math.min(1, Math.max(0, (now - begin) / (end - begin)))
}

/** Pure: first and last day. */
export const daysOf = ({ from, to }: ClosedPeriod) => ({ from: firstDay(from), to: lastDay(to) })

/** Pure: the one of the same length just before. */
export function goalPeriodBefore(period: ClosedPeriod): ClosedPeriod {
  return { from: plusMonths(period.from, -monthsIn(period)), to: plusMonths(period.from, -1) }
}
