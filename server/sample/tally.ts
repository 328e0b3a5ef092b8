import { monthOf, wonKey } from '../deals/lists/totals.ts'
import type { LivedDeal } from './deal-rows.ts'
import type { Row, Sinks } from './rows.ts'
import type { RunProcess, Setting } from './setting.ts'
import { instant } from './stage-clock.ts'

/** Counts deals while they are made, in the keys of deal_totals and stage_totals, so that nothing has to be read again. */
export interface Tally {
  count(deal: LivedDeal, currency: string): void
  /** One row for each key. */
  write({ workspaceId }: Setting, rows: Sinks): void
}

interface Reached {
  process: RunProcess
  owner: string
  product: string | null
  month: string
  /** How many deals got as far as each place, and no further. */
  furthest: number[]
  won: number
}

export function makeTally(): Tally {
  const totals = new Map<string, { key: Row; deals: number; amount: number; cycleDays: number }>()
  const reached = new Map<string, Reached>()

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
    const month = monthOf(instant(life.createdAt))
    const name = `${process.id} ${seller.id} ${product?.id} ${month}`
    const total = reached.get(name) ?? {
      process,
      owner: seller.id,
      product: product?.id ?? null,
      month,
      furthest: [],
      won: 0,
    }
    reached.set(name, total)
    const furthest = life.visits.reduce((most, { stage }) => Math.max(most, stages.indexOf(stage)), 0)
    total.furthest[furthest] = (total.furthest[furthest] ?? 0) + 1
    if (life.outcome === 'won') total.won += 1
  }

  return {
    count(deal, currency) {
      countDeal(deal, currency)
      countReached(deal)
    },
    write({ workspaceId }, rows) {
      for (const { key, deals, amount, cycleDays } of totals.values())
        rows.deal_totals.push([workspaceId, ...key, deals, amount, cycleDays])
      for (const { process, owner, product, month, furthest, won } of reached.values()) {
        for (const [place, stage] of process.document.stages.entries()) {
          // Whoever got further has reached this one too.
          const deals = furthest.slice(place).reduce((sum, count) => sum + (count ?? 0), 0)
          if (deals > 0)
            rows.stage_totals.push([workspaceId, process.id, stage.key, owner, product, month, deals])
        }
        if (won > 0) rows.stage_totals.push([workspaceId, process.id, wonKey, owner, product, month, won])
      }
    },
  }
}
