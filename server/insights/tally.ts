import type { ClosedRow } from './table.ts'

/** Closed deals added up. `amount` in minor units; adding amounts of several currencies is the caller's fault. */
export interface Outcome {
  deals: number
  amount: number
  cycleDays: number
}

export interface Tally {
  won: Outcome
  lost: Outcome
}

export function tally(rows: readonly ClosedRow[]): Tally {
  return { won: added(rows, 'won'), lost: added(rows, 'lost') }
}

export function inCurrency<Row extends { currency: string }>(rows: readonly Row[], currency: string): Row[] {
  return rows.filter((row) => row.currency === currency)
}

function added(rows: readonly ClosedRow[], status: 'won' | 'lost'): Outcome {
  const sum: Outcome = { deals: 0, amount: 0, cycleDays: 0 }
  for (const row of rows) {
    if (row.status !== status) continue
    sum.deals += row.deals
    sum.amount += row.amount
    sum.cycleDays += row.cycleDays
  }
  return sum
}
