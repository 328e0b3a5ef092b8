import { beforeAll, describe, expect, test } from 'vitest'
import { listDeals as listRoute } from '../../contract/deals/deals.ts'
import { type Figure, Numbers, type showNumbers as route } from '../../contract/insights.ts'
import type { Received } from '../../contract/route.ts'
import { databaseForFile } from '../../test/database.ts'
import { listDeals } from '../deals/lists/list-deals.ts'
import { foldTotals } from '../deals/lists/totals.ts'
import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { showNumbers } from './show-numbers.ts'
import { numberRows } from './table.ts'
import { madeUpSales, type Sales, type SoldDeal } from './test-sales.ts'

type Asked = Received<typeof route>['query']

const database = await databaseForFile()

const ask = (sales: Sales, asked: Asked, actor: Actor) =>
  database.db.read(sales.workspaceId, (tx) => showNumbers(tx, asked, actor))

describe.each([1, 2, 3])('of deals made up from seed %i', (seed) => {
  let sales: Sales
  beforeAll(async () => {
    sales = await madeUpSales(database.db, seed, 160)
    // Folded totals must answer as the unfolded ones do; each kind is looked at by some seed.
    if (seed !== 2) await database.db.write(sales.workspaceId, (tx) => foldTotals(tx, sales.workspaceId))
  })

  const questions = (): Asked[] => [
    { by: 'person' },
    { by: 'product', from: '2025-07', to: '2025-12' },
    { by: 'month', from: '2025-10', to: '2026-03', process: sales.processes[0] },
    { by: 'month', to: '2025-09', product: sales.products[1] },
    { by: 'person', from: '2025-11', owner: sales.members[1] },
  ]

  test.each(['all', 'team', 'own'] as const)(
    'every figure is what the deals come to, with reach %s',
    async (reach) => {
      for (const asked of questions()) {
        const actor = sales.actor(reach)
        const numbers = await ask(sales, asked, actor)
        expect(Numbers.parse(numbers)).toEqual(numbers)
        expectRecomputed(numbers, sales, asked, actor)
      }
    },
  )

  test.each(['all', 'team', 'own'] as const)(
    'every link lists its cases and no others, with reach %s',
    async (reach) => {
      for (const asked of questions()) {
        const actor = sales.actor(reach)
        const numbers = await ask(sales, asked, actor)
        for (const figure of figuresIn(numbers)) {
          if (!figure.deals) continue
          const filter = listRoute.query.strict().parse({ ...figure.deals, limit: 200 })
          const { rows, next } = await database.db.read(sales.workspaceId, (tx) =>
            listDeals(tx, filter, actor),
          )
          expect(next).toBeNull()
          expect({ ...figure, listed: rows.length }).toEqual({ ...figure, listed: figure.cases })
        }
      }
    },
  )
})

test('a period that ends before it begins is refused', async () => {
  const sales = await madeUpSales(database.db, 9, 1)
  const answer = ask(sales, { by: 'person', from: '2026-02', to: '2026-01' }, sales.actor('all'))
  await expect(answer).rejects.toThrow(Refusal)
})

test('a company without deals has no rate, no mean and no velocity, rather than nought', async () => {
  const sales = await madeUpSales(database.db, 9, 0)
  const numbers = await ask(sales, { by: 'month', from: '2026-01', to: '2026-02' }, sales.actor('all'))
  expect(numbers.closed.winRate).toMatchObject({ value: null, before: null, cases: 0 })
  expect(numbers.values).toHaveLength(1)
  expect(numbers.values[0]).toMatchObject({
    currency: 'PLN',
    wonValue: { value: 0 },
    averageWonValue: { value: null },
    salesVelocity: { value: null },
  })
  expect(numbers.groups.map((group) => group.id)).toEqual(['2026-01', '2026-02'])
  expect(numbers.funnels).toEqual([])
})

test('another company counts none of these deals', async () => {
  const one = await madeUpSales(database.db, 4, 20)
  const other = await madeUpSales(database.db, 5, 0)
  const numbers = await ask(
    other,
    { by: 'person', process: one.processes[0], owner: one.members[0] },
    other.actor('all'),
  )
  expect(figuresIn(numbers).every((figure) => figure.cases === 0)).toBe(true)
  expect(numbers.asked).toEqual({ process: null, owner: null, product: null })
})

test('the page is one statement over the totals', async () => {
  const sales = await madeUpSales(database.db, 9, 0)
  await database.db.read(sales.workspaceId, async (tx) => {
    const scope = { process: sales.processes[0], owner: sales.members[0], product: sales.products[0] }
    const statement = numberRows(
      sales.actor('team'),
      scope,
      { from: '2026-01', to: '2026-03' },
      'person',
    ).compile(tx)
    expect(statement.sql).not.toMatch(/\bdeals d\b|from deals\b|stage_visits/)
    expect(statement.sql).toMatchSnapshot()
  })
})

/** Every figure anywhere in the answer. */
function figuresIn(part: unknown): Figure[] {
  if (typeof part !== 'object' || part === null) return []
  if ('definition' in part) return [part as Figure]
  return Object.values(part).flatMap(figuresIn)
}

/** The same page computed the slow way, deal by deal. */
function expectRecomputed(numbers: Numbers, sales: Sales, asked: Asked, actor: Actor): void {
  const seen = sales.deals.filter(
    (deal) =>
      reaches(actor, deal) &&
      (!asked.process || deal.processId === asked.process) &&
      (!asked.owner || deal.ownerId === asked.owner) &&
      (!asked.product || deal.productId === asked.product),
  )
  const closed = closedWithin(seen, asked.from, asked.to)
  const before = asked.from && asked.to ? closedWithin(seen, ...monthsBefore(asked.from, asked.to)) : null
  const counts = (deals: SoldDeal[], past: SoldDeal[] | null) => {
    const now = plainCounts(deals)
    const then = past && plainCounts(past)
    return {
      won: { value: now.won, before: then && then.won, cases: now.won },
      lost: { value: now.lost, before: then && then.lost, cases: now.lost },
      winRate: { value: now.winRate, before: then && then.winRate, cases: deals.length },
      cycleWon: { value: now.cycleWon, before: then && then.cycleWon, cases: now.won },
      cycleClosed: { value: now.cycleClosed, before: then && then.cycleClosed, cases: deals.length },
    }
  }
  expect(numbers.closed).toMatchObject(counts(closed, before))

  const open = seen.filter((deal) => deal.status === 'open')
  expect(numbers.open).toMatchObject({
    open: { value: open.length, cases: open.length },
    resting: { value: seen.filter((deal) => deal.status === 'resting').length },
  })

  const others = new Set([...closed, ...seen.filter((deal) => !deal.closedAt)].map((deal) => deal.currency))
  others.delete('PLN')
  expect(numbers.currencies).toEqual(['PLN', ...others])
  for (const values of numbers.values) {
    const { currency } = values
    const mine = closed.filter((deal) => deal.currency === currency)
    const past = before?.filter((deal) => deal.currency === currency) ?? null
    expect(values).toMatchObject(plainValues(mine, past))
    const standing = open.filter((deal) => deal.currency === currency)
    const won = mine.filter((deal) => deal.status === 'won')
    const cycle = average(won.map(days))
    expect(values).toMatchObject({
      openValue: { value: total(standing), cases: standing.length },
      weightedForecast: { value: Math.round(total(standing.map((deal) => hundredthsOf(deal, sales))) / 100) },
      salesVelocity: {
        value: cycle
          ? Math.round((standing.length * (won.length / mine.length) * (total(won) / won.length)) / cycle)
          : null,
        cases: won.length,
      },
    })
  }

  expectFunnels(numbers, sales, createdWithin(seen, asked.from, asked.to))

  const groupOf = { person: 'ownerId', product: 'productId', month: 'closedAt' } as const
  for (const group of numbers.groups) {
    const members = closed.filter((deal) => {
      const key = deal[groupOf[asked.by]]
      return (asked.by === 'month' ? (key?.slice(0, 7) ?? null) : key) === group.id
    })
    expect(group).toMatchObject(counts(members, null))
    numbers.currencies.forEach((currency, place) => {
      const mine = members.filter((deal) => deal.currency === currency)
      expect(group.values[place]).toMatchObject({ currency, ...plainValues(mine, null) })
    })
  }
  expect(total(numbers.groups.map((group) => group.won.cases + group.lost.cases))).toBe(closed.length)
}

function expectFunnels(numbers: Numbers, sales: Sales, created: SoldDeal[]): void {
  const begun = sales.processes.filter((id) => created.some((deal) => deal.processId === id))
  expect(new Set(numbers.funnels.map((funnel) => funnel.processId))).toEqual(new Set(begun))
  for (const funnel of numbers.funnels) {
    const mine = created.filter((deal) => deal.processId === funnel.processId)
    const { stages } = sales.documents[
      sales.processes.indexOf(funnel.processId)
    ] as (typeof sales.documents)[number]
    const lengths = [
      ...stages.map(({ key }) => mine.filter((deal) => cameTo(deal, key)).length),
      mine.filter((deal) => deal.status === 'won').length,
    ]
    expect(funnel.bars.map((bar) => bar.stageKey)).toEqual([...stages.map(({ key }) => key), null])
    expect(funnel.bars.map((bar) => bar.reached.value)).toEqual(lengths)
    expect(funnel.bars.map((bar) => bar.stayed)).toEqual(
      lengths.map((length, place) =>
        place === 0 ? null : Math.max(0, (lengths[place - 1] as number) - length),
      ),
    )
  }
}

function plainCounts(deals: SoldDeal[]) {
  const won = deals.filter((deal) => deal.status === 'won')
  return {
    won: won.length,
    lost: deals.length - won.length,
    winRate: deals.length ? won.length / deals.length : null,
    cycleWon: average(won.map(days)),
    cycleClosed: average(deals.map(days)),
  }
}

function plainValues(deals: SoldDeal[], past: SoldDeal[] | null) {
  const of = (some: SoldDeal[]) => {
    const won = some.filter((deal) => deal.status === 'won')
    const mean = average(won.map((deal) => deal.amount))
    return {
      won: total(won),
      lost: total(some) - total(won),
      rate: total(some) ? total(won) / total(some) : null,
      average: mean === null ? null : Math.round(mean),
      count: won.length,
    }
  }
  const now = of(deals)
  const then = past && of(past)
  return {
    wonValue: { value: now.won, before: then && then.won, cases: now.count },
    lostValue: { value: now.lost, before: then && then.lost, cases: deals.length - now.count },
    winRateByValue: { value: now.rate, before: then && then.rate, cases: deals.length },
    averageWonValue: { value: now.average, before: then && then.average, cases: now.count },
  }
}

function reaches(actor: Actor, { ownerId }: SoldDeal): boolean {
  const reach = actor.rights['deals.see']
  if (reach === 'all') return true
  return (
    ownerId !== null && (reach === 'own' ? ownerId === actor.memberId : actor.teammates.includes(ownerId))
  )
}

function closedWithin(deals: SoldDeal[], from = '0000-00', to = '9999-99'): SoldDeal[] {
  return deals.filter(
    ({ closedAt }) => closedAt !== null && closedAt.slice(0, 7) >= from && closedAt.slice(0, 7) <= to,
  )
}

function createdWithin(deals: SoldDeal[], from = '0000-00', to = '9999-99'): SoldDeal[] {
  return deals.filter(({ createdAt }) => createdAt.slice(0, 7) >= from && createdAt.slice(0, 7) <= to)
}

function monthsBefore(from: string, to: string): [string, string] {
  const first = Temporal.PlainYearMonth.from(from)
  const months = first.until(Temporal.PlainYearMonth.from(to), { largestUnit: 'months' }).months + 1
  return [first.subtract({ months }).toString(), first.subtract({ months: 1 }).toString()]
}

/** Stood in the stage, or in one after it, of its own version. */
function cameTo({ document, visited }: SoldDeal, key: string): boolean {
  const order = document.stages.map((stage) => stage.key)
  return order.includes(key) && visited.some((stood) => order.indexOf(stood) >= order.indexOf(key))
}

function hundredthsOf(deal: SoldDeal, { processes, documents }: Sales): number {
  const newest = documents[processes.indexOf(deal.processId)]
  const stage = newest?.stages.find(({ key }) => key === deal.stageKey)
  return deal.amount * (stage?.winProbability ?? 0)
}

const days = ({ createdAt, closedAt }: SoldDeal) =>
  Math.round((Date.parse(closedAt as string) - Date.parse(createdAt)) / 86_400_000)

const total = (list: (SoldDeal | number)[]) =>
  list.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : one.amount), 0)

const average = (list: number[]) => (list.length ? total(list) / list.length : null)
