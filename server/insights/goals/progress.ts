import type { ProcessId } from '../../../contract/ids.ts'
import type { GoalProgress } from '../../../contract/process/goals.ts'
import type { Goal } from '../../../contract/process/process-document.ts'
import { decimalsOf } from '../../deals/moving/gate-state.ts'
import { mean, winRate } from '../formulas.ts'
import { type Links, linksFor } from '../links.ts'
import { type ClosedPeriod } from '../period.ts'
import { type Tally, tally } from '../tally.ts'
import { daysOf, goalPeriod, goalPeriodBefore, paceFrom, passedOf } from './goal-period.ts'
import type { MarginRow, MonthRow } from './goal-rows.ts'
import { isProfit, profitOf, withoutMargin } from './profit.ts'

/** One measured number and the deals it rests on. */
export interface Measured {
  value: number | null
  cases: number
}

/** Those that the totals do not know: asked for with a statement of their own. */
export type Asked = Extract<Goal['metric'], 'new_customers' | 'first_contact_minutes' | 'loyalty'>
const asked: readonly Goal['metric'][] = ['new_customers', 'first_contact_minutes', 'loyalty']
export const isAsked = (metric: Goal['metric']): metric is Asked => asked.includes(metric)

/** What progress is counted from, whichever goal. */
export interface Sources {
  rows: readonly MonthRow[]
  /** Where a goal is about profit. */
  margins: readonly MarginRow[]
  currency: string
  now: number
}

/** Pure: how far a goal of a process first published at an instant has come, from the months of the totals. */
export function progressOf(
  { id, since }: { id: ProcessId; since: number },
  goal: Goal,
  { rows, margins, currency, now, asked }: Sources & { asked: (over: ClosedPeriod) => Measured },
): GoalProgress {
  const { metric } = goal
  const period = goalPeriod(goal.period, now)
  const own = rows.filter((row) => row.processId === id)
  const ownMargins = margins.filter((row) => row.processId === id && row.currency === currency)
  const begin = paceFrom(period, since)
  const present = measure(period)
  return {
    ...goal,
    ...daysOf(period),
    paceFrom: new Date(begin).toISOString().slice(0, 10),
    passed: passedOf(period, begin, now),
    value: present.value,
    before: measure(goalPeriodBefore(period)).value,
    cases: present.cases,
    leftOut: isMoney(metric) ? leftOut(within(own, period), currency) : 0,
    withoutMargin: isProfit(metric) ? withoutMargin(within(ownMargins, period)) : 0,
    deals: linkOf(metric, linksFor({ process: id }, period), currency),
  }

  function measure(over: ClosedPeriod): Measured {
    if (isAsked(metric)) return asked(over)
    if (isProfit(metric)) return profitOf(metric, within(ownMargins, over), decimalsOf(currency))
    return fromTotals(metric, within(own, over), currency)
  }
}

const within = <Row extends { month: string }>(rows: readonly Row[], { from, to }: ClosedPeriod) =>
  rows.filter(({ month }) => month >= from && month <= to)

const isMoney = (metric: Goal['metric']) =>
  metric === 'turnover' || metric === 'average_deal' || isProfit(metric)

function leftOut(rows: readonly MonthRow[], currency: string): number {
  return rows.reduce(
    (deals, row) => deals + (row.status === 'won' && row.currency !== currency ? row.deals : 0),
    0,
  )
}

function fromTotals(metric: Goal['metric'], rows: readonly MonthRow[], currency: string): Measured {
  const all = tallied(rows)
  const inOwn = tallied(rows.filter((row) => row.currency === currency))
  const major = (amount: number) => amount / 10 ** decimalsOf(currency)
  switch (metric) {
    case 'turnover':
      return { value: major(inOwn.won.amount), cases: inOwn.won.deals }
    case 'average_deal': {
      const average = mean(inOwn.won.amount, inOwn.won.deals)
      return { value: average === null ? null : major(average), cases: inOwn.won.deals }
    }
    case 'deals_won':
      return { value: all.won.deals, cases: all.won.deals }
    case 'win_rate': {
      const rate = winRate({ won: all.won.deals, lost: all.lost.deals })
      return { value: rate === null ? null : rate * 100, cases: all.won.deals + all.lost.deals }
    }
    case 'cycle_days':
      return { value: mean(all.won.cycleDays, all.won.deals), cases: all.won.deals }
    default:
      return { value: null, cases: 0 }
  }
}

const tallied = (rows: readonly MonthRow[]): Tally =>
  tally(rows.map((row) => ({ ...row, group: null, name: null, now: true })))

function linkOf(metric: Goal['metric'], links: Links, currency: string): GoalProgress['deals'] {
  if (isMoney(metric)) return { ...links.won, currency }
  if (metric === 'win_rate') return links.closed
  return metric === 'first_contact_minutes' ? links.created : links.won
}
