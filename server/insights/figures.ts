import type { DealLink, Definition, Figure, Group, Grouping, Numbers } from '../../contract/insights.ts'
import { mean, meanAmount, salesVelocity, weightedForecast, winRate } from './formulas.ts'
import { funnels } from './funnel.ts'
import { type Links, linksFor, linksOfGroup } from './links.ts'
import { monthsIn, monthsOf, type Period, periodBefore } from './period.ts'
import type { ClosedRow, NumberRows, OpenRow, Scope } from './table.ts'
import { inCurrency, type Tally, tally } from './tally.ts'

/** More people or products than anybody reads; the rest are counted. */
const mostGroups = 100
/** Months without deals are shown as such, up to twenty years of them. */
const mostMonths = 240

/** Pure: from the rows of the totals to the page. */
export function figures(rows: NumberRows, asked: { scope: Scope; period: Period; by: Grouping }): Numbers {
  const { scope, period, by } = asked
  const before = periodBefore(period)
  const links = linksFor(scope, period)
  const closed = rows.closed.filter((row) => row.now)
  const closedBefore = before && rows.closed.filter((row) => !row.now)
  const currencies = currenciesOf(rows)
  const groups = groupsOf(closed, asked, currencies)
  return {
    period,
    before,
    asked: {
      process: (scope.process && rows.processes.find(({ id }) => id === scope.process)?.name) ?? null,
      owner: rows.owner,
      product: rows.product,
    },
    currencies,
    closed: closedCounts(tally(closed), closedBefore && tally(closedBefore), links),
    open: {
      open: count('open', dealsIn(rows.open, 'open'), null, links.open),
      resting: count('resting', dealsIn(rows.open, 'resting'), null, links.resting),
    },
    values: currencies.map((currency) => {
      const tallied = tally(inCurrency(closed, currency))
      return {
        ...closedValues(tallied, closedBefore && tally(inCurrency(closedBefore, currency)), links, currency),
        ...openValues(inCurrency(rows.open, currency), tallied, links, currency),
      }
    }),
    funnels: funnels(rows, links.created),
    by,
    groups: groups.slice(0, by === 'month' ? undefined : mostGroups),
    groupsLeftOut: by === 'month' ? 0 : Math.max(0, groups.length - mostGroups),
  }
}

/** The company's own currency first, then the others by name. */
function currenciesOf({ currency, closed, open }: NumberRows): string[] {
  const others = new Set([...closed.filter((row) => row.now), ...open].map((row) => row.currency))
  others.delete(currency)
  return [currency, ...[...others].sort()]
}

function closedCounts(now: Tally, before: Tally | null, links: Links | null) {
  const both = (tallied: Tally) => tallied.won.deals + tallied.lost.deals
  const rate = (tallied: Tally) => winRate({ won: tallied.won.deals, lost: tallied.lost.deals })
  const cycleWon = (tallied: Tally) => mean(tallied.won.cycleDays, tallied.won.deals)
  const cycleClosed = (tallied: Tally) => mean(tallied.won.cycleDays + tallied.lost.cycleDays, both(tallied))
  return {
    won: count('won', now.won.deals, before && before.won.deals, links?.won),
    lost: count('lost', now.lost.deals, before && before.lost.deals, links?.lost),
    winRate: figure('win_rate', rate(now), before && rate(before), both(now), links?.closed),
    cycleWon: figure('cycle_won', cycleWon(now), before && cycleWon(before), now.won.deals, links?.won),
    cycleClosed: figure(
      'cycle_closed',
      cycleClosed(now),
      before && cycleClosed(before),
      both(now),
      links?.closed,
    ),
  }
}

function closedValues(now: Tally, before: Tally | null, links: Links | null, currency: string) {
  const both = now.won.deals + now.lost.deals
  const rate = (tallied: Tally) => winRate({ won: tallied.won.amount, lost: tallied.lost.amount })
  const average = (tallied: Tally) => meanAmount(tallied.won.amount, tallied.won.deals)
  const link = (of: 'won' | 'lost' | 'closed') => links && { ...links[of], currency }
  return {
    currency,
    wonValue: figure('won_value', now.won.amount, before && before.won.amount, now.won.deals, link('won')),
    lostValue: figure(
      'lost_value',
      now.lost.amount,
      before && before.lost.amount,
      now.lost.deals,
      link('lost'),
    ),
    winRateByValue: figure('win_rate_by_value', rate(now), before && rate(before), both, link('closed')),
    averageWonValue: figure(
      'average_won_value',
      average(now),
      before && average(before),
      now.won.deals,
      link('won'),
    ),
  }
}

/** The pipeline of this moment, and how fast it turns into money at the pace of the period's won deals. */
function openValues(open: readonly OpenRow[], closed: Tally, links: Links, currency: string) {
  const deals = dealsIn(open, 'open')
  const standing = open.filter((row) => row.status === 'open')
  const sum = standing.reduce((total, row) => total + row.amount, 0)
  const velocity = salesVelocity({
    openDeals: deals,
    winRate: winRate({ won: closed.won.deals, lost: closed.lost.deals }),
    averageWonValue: mean(closed.won.amount, closed.won.deals),
    cycleDays: mean(closed.won.cycleDays, closed.won.deals),
  })
  const link = { ...links.open, currency }
  return {
    openValue: figure('open_value', sum, null, deals, link),
    weightedForecast: figure('weighted_forecast', weightedForecast(standing), null, deals, link),
    // It stands and falls with the won deals, which are the fewest of what goes into it.
    salesVelocity: figure('sales_velocity', velocity, null, closed.won.deals, { ...links.won, currency }),
  }
}

function groupsOf(
  closed: readonly ClosedRow[],
  { scope, period, by }: { scope: Scope; period: Period; by: Grouping },
  currencies: readonly string[],
): Group[] {
  const rowsOf = Map.groupBy(closed, (row) => row.group)
  if (by === 'month')
    for (const month of monthsShown(period, rowsOf)) if (!rowsOf.has(month)) rowsOf.set(month, [])
  const groups = [...rowsOf].map(([id, rows]) => {
    const links = linksOfGroup(scope, period, by, id)
    return {
      id,
      name: rows[0]?.name ?? null,
      ...closedCounts(tally(rows), null, links),
      values: currencies.map((currency) =>
        closedValues(tally(inCurrency(rows, currency)), null, links, currency),
      ),
    }
  })
  return groups.sort(by === 'month' ? byMonth : byValue)
}

/** Months between the ends of the period, or of what there is; none at all where that would be too many to show. */
function monthsShown({ from, to }: Period, rowsOf: ReadonlyMap<string | null, unknown>): string[] {
  const known = [...rowsOf.keys()].filter((month) => month !== null).sort()
  const first = from ?? known[0]
  const last = to ?? known.at(-1)
  if (!first || !last || monthsIn({ from: first, to: last }) > mostMonths) return []
  return monthsOf({ from: first, to: last })
}

const byMonth = (a: Group, b: Group) => (a.id ?? '').localeCompare(b.id ?? '')

/** Most won first, by value and then by count; then by name, so that equals keep their places. */
function byValue(a: Group, b: Group): number {
  const value = (group: Group) => group.values[0]?.wonValue.value ?? 0
  const won = (group: Group) => group.won.value ?? 0
  return value(b) - value(a) || won(b) - won(a) || (a.name ?? '').localeCompare(b.name ?? '') || byMonth(a, b)
}

function dealsIn(rows: readonly OpenRow[], status: OpenRow['status']): number {
  return rows.reduce((deals, row) => deals + (row.status === status ? row.deals : 0), 0)
}

/** A figure that is the number of its own cases. */
function count(
  definition: Definition,
  deals: number,
  before: number | null,
  link: DealLink | undefined,
): Figure {
  return figure(definition, deals, before, deals, link)
}

function figure(
  definition: Definition,
  value: number | null,
  before: number | null,
  cases: number,
  deals: DealLink | null | undefined,
): Figure {
  return { definition, value, before, cases, deals: deals ?? null }
}
