import { monthOf } from '../deals/totals.ts'
import type { LivedDeal } from './deal-rows.ts'
import type { Row, Sinks } from './rows.ts'
import type { Setting } from './setting.ts'
import { instant } from './stage-clock.ts'

/** Counts deals while they are made, in the keys of deal_totals and stage_totals, so that nothing has to be read again. */
export interface Tally {
  count(deal: LivedDeal, currency: string): void
  /** One row for each key. */
  write({ workspaceId }: Setting, rows: Sinks): void
}

export function makeTally(): Tally {
  const totals = new Map<string, { key: Row; deals: number; amount: number; cycleDays: number }>()
  const reached = new Map<string, { key: Row; deals: number }>()

  function countDeal({ life, process, seller, product, amount }: LivedDeal, currency: string): void {
    const stage = life.visits.at(-1)?.stage.key as string
    const month = life.closedAt === null ? null : monthOf(instant(life.closedAt))
    const key = [process.id, stage, life.outcome, seller.id, product?.id ?? null, currency, month]
    const name = key.join(' ')
    const total = totals.get(name) ?? { key, deals: 0, amount: 0, cycleDays: 0 }
    totals.set(name, total)
    total.deals += 1
    total.amount += amount
    if (life.closedAt !== null)
      total.cycleDays += Math.max(0, Math.round((life.closedAt - life.createdAt) / 86_400_000))
  }

  function countReached({ life, process, seller, product }: LivedDeal): void {
    const { stages } = process.document
    const furthest = Math.max(...life.visits.map(({ stage }) => stages.indexOf(stage)))
    const month = monthOf(instant(life.createdAt))
    for (const stage of stages.slice(0, furthest + 1)) {
      const key = [process.id, stage.key, seller.id, product?.id ?? null, month]
      const name = key.join(' ')
      const total = reached.get(name) ?? { key, deals: 0 }
      reached.set(name, total)
      total.deals += 1
    }
  }

  return {
    count(deal, currency) {
      countDeal(deal, currency)
      countReached(deal)
    },
    write({ workspaceId }, rows) {
      for (const { key, deals, amount, cycleDays } of totals.values())
        rows.deal_totals.push([workspaceId, ...key, deals, amount, cycleDays])
      for (const { key, deals } of reached.values()) rows.stage_totals.push([workspaceId, ...key, deals])
    },
  }
}
