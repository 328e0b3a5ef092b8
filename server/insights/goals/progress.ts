import type { ProcessId } from '../../../contract/ids.ts'
import type { GoalProgress } from '../../../contract/process/goals.ts'
import type { Goal } from '../../../contract/process/process-document.ts'
import { decimalsOf } from '../../deals/moving/gate-state.ts'
import { mean, winRate } from '../formulas.ts'
import { type Links, linksFor } from '../links.ts'
import { type ClosedPeriod } from '../period.ts'
import { type Tally, tally } from '../tally.ts'
import { daysOf, goalPeriod, goalPeriodBefore, passedOf } from './goal-period.ts'
import type { MonthRow } from './goal-rows.ts'

/** One measured number and the deals it rests on. */
export interface Measured {
  value: number | null
  cases: number
}

/** Those that the totals do not know: asked for with a statement of their own. */
export type Asked = Extract<Goal['metric'], 'new_customers' | 'first_contact_minutes'>
export const isAsked = (metric: Goal['metric']): metric is Asked =>
  metric === 'new_customers' || metric === 'first_contact_minutes'

/** Nothing is kept yet of what a deal cost, or of who buys again. */
const notMeasured: readonly Goal['metric'][] = ['profitability', 'loyalty']

interface Sources {
  rows: readonly MonthRow[]
  currency: string
  now: number
  /** Answers for `isAsked` metrics. */
  asked: (metric: Asked, period: ClosedPeriod) => Measured
}

/** Pure: how far a goal has come, from the months of the totals. */
export function progressOf(
  processId: ProcessId,
  goal: Goal,
  { rows, currency, now, asked }: Sources,
): GoalProgress {
  const period = goalPeriod(goal.period, now)
  const before = goalPeriodBefore(period)
  const own = rows.filter((row) => row.processId === processId)
  const measure = (over: ClosedPeriod) =>
    isAsked(goal.metric) ? asked(goal.metric, over) : fromTotals(goal.metric, within(own, over), currency)
  const isMeasured = !notMeasured.includes(goal.metric)
  const present = isMeasured ? measure(period) : { value: null, cases: 0 }
  return {
    ...goal,
    ...daysOf(period),
    passed: passedOf(period, now),
    isMeasured,
    value: present.value,
    before: isMeasured ? measure(before).value : null,
    cases: present.cases,
    leftOut: isMoney(goal.metric) ? leftOut(within(own, period), currency) : 0,
    deals: isMeasured ? linkOf(goal.metric, linksFor({ process: processId }, period), currency) : null,
  }
}

const within = (rows: readonly MonthRow[], { from, to }: ClosedPeriod) =>
  rows.filter(({ month }) => month >= from && month <= to)

const isMoney = (metric: Goal['metric']) => metric === 'turnover' || metric === 'average_deal'

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
