import type { Goal } from '../../../contract/process/process-document.ts'
import type { MarginRow } from './goal-rows.ts'
import type { Measured } from './progress.ts'

/**
 * Margin   what stays of a product's price once its own cost is paid, in per cent of the price.
 * Profit   of a won deal: its amount times its product's margin. A deal whose margin is not known has none, which is told
 *          beside the figure rather than taken for 0.
 */
export type Profit = Extract<Goal['metric'], 'profit' | 'profitability'>
export const isProfit = (metric: Goal['metric']): metric is Profit =>
  metric === 'profit' || metric === 'profitability'

/** Pure: profit in major units, or in per cent of the value of the same deals. Null where no margin is known. */
export function profitOf(metric: Profit, rows: readonly MarginRow[], decimals: number): Measured {
  const known = rows.filter(({ profit }) => profit !== null)
  const cases = sum(known, ({ deals }) => deals)
  const profit = sum(known, (row) => row.profit ?? 0)
  const amount = sum(known, (row) => row.amount)
  if (metric === 'profitability') return { value: amount === 0 ? null : (profit / amount) * 100, cases }
  return { value: cases === 0 && withoutMargin(rows) > 0 ? null : profit / 10 ** decimals, cases }
}

/** Pure: won deals whose margin is not known. */
export function withoutMargin(rows: readonly MarginRow[]): number {
  return sum(
    rows.filter(({ profit }) => profit === null),
    ({ deals }) => deals,
  )
}

const sum = (rows: readonly MarginRow[], of: (row: MarginRow) => number) =>
  rows.reduce((all, row) => all + of(row), 0)
