import { z } from 'zod'
import { DealFilter } from './deals/deals.ts'
import { MemberId, ProcessId, ProductId } from './ids.ts'
import { Currency } from './money.ts'
import { Key } from './process/process-document.ts'
import { route } from './route.ts'
import { Text } from './text.ts'

/**
 * Figure       one number with what it means, what it rests on and where its deals are listed.
 * Cases        the deals a figure was computed from. Under `enoughCases` of them it says little, and the screen says so.
 * Period       whole months, in UTC, as every total is kept; closed deals belong to the month they were closed in.
 * Before       the same figure in the months of equal number just before the period.
 */
export const enoughCases = 30

/** A month `YYYY-MM`, in UTC. */
export const Month = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/)

/** Every figure's formula has a name; `insights.definition.<name>` says it in the reader's language. */
export const definitions = [
  'won',
  'lost',
  'win_rate',
  'win_rate_by_value',
  'won_value',
  'lost_value',
  'average_won_value',
  'cycle_won',
  'cycle_closed',
  'open',
  'resting',
  'open_value',
  'weighted_forecast',
  'sales_velocity',
  'reached',
  'won_of_created',
] as const
export const Definition = z.enum(definitions)
export type Definition = (typeof definitions)[number]

/** The filter of `GET /deals` that lists exactly a figure's cases. */
export const DealLink = z.object(DealFilter).pick({
  process: true,
  status: true,
  owner: true,
  product: true,
  currency: true,
  closedFrom: true,
  closedTo: true,
  createdFrom: true,
  createdTo: true,
  reached: true,
})
export type DealLink = z.infer<typeof DealLink>

export const Figure = z.object({
  definition: Definition,
  /**
   * Deals, a share of 1, days, minor units of a currency, or minor units a day, as the definition says.
   * Null where there was nothing to divide by.
   */
  value: z.number().nullable(),
  /** Null too for figures of this moment and for periods without a beginning or an end. */
  before: z.number().nullable(),
  cases: z.int(),
  /** Null where no filter of the list names these deals: those of nobody, or of no product. */
  deals: DealLink.nullable(),
})
export type Figure = z.infer<typeof Figure>

/** What closed deals of one currency come to. Sums of different currencies are never added. */
const ClosedValues = {
  currency: Currency,
  wonValue: Figure,
  lostValue: Figure,
  winRateByValue: Figure,
  averageWonValue: Figure,
}

export const CurrencyFigures = z.object({
  ...ClosedValues,
  openValue: Figure,
  weightedForecast: Figure,
  salesVelocity: Figure,
})
export type CurrencyFigures = z.infer<typeof CurrencyFigures>

const ClosedCounts = {
  won: Figure,
  lost: Figure,
  winRate: Figure,
  cycleWon: Figure,
  cycleClosed: Figure,
}

export const FunnelBar = z.object({
  /** Null for the last bar: won. */
  stageKey: Key.nullable(),
  name: Text.nullable(),
  reached: Figure,
  /** Share of the bar before that came this far; null for the first. */
  cameThrough: z.number().nullable(),
  /** Deals of the bar before that did not come this far: lost, or still on the way. */
  stayed: z.int().nullable(),
})
export type FunnelBar = z.infer<typeof FunnelBar>

export const Funnel = z.object({ processId: ProcessId, name: Text, bars: z.array(FunnelBar) })
export type Funnel = z.infer<typeof Funnel>

export const groupings = ['person', 'product', 'month'] as const
export const Grouping = z.enum(groupings)
export type Grouping = (typeof groupings)[number]

/** One person, product or month. Without an id: the deals of nobody, or of no product. */
export const Group = z.object({
  /** A member's or product's id, or the month. */
  id: z.string().nullable(),
  name: z.string().nullable(),
  ...ClosedCounts,
  /** One for each of `currencies`, in the same order. */
  values: z.array(z.object(ClosedValues)),
})
export type Group = z.infer<typeof Group>

export const Numbers = z.object({
  period: z.object({ from: Month.nullable(), to: Month.nullable() }),
  before: z.object({ from: Month, to: Month }).nullable(),
  /** Names of what was asked for, so that the screen can say it. */
  asked: z.object({ process: Text.nullable(), owner: z.string().nullable(), product: z.string().nullable() }),
  /** The company's own first, then whatever else occurs. */
  currencies: z.array(Currency),
  closed: z.object(ClosedCounts),
  /** Of this moment, whatever the period. */
  open: z.object({ open: Figure, resting: Figure }),
  /** One for each of `currencies`, in the same order. */
  values: z.array(CurrencyFigures),
  /** One for each process in which deals of the period began, the fullest first. */
  funnels: z.array(Funnel),
  by: Grouping,
  /** Months in order; people and products by the value they won in the first currency, at most a hundred. */
  groups: z.array(Group),
  groupsLeftOut: z.int(),
})
export type Numbers = z.infer<typeof Numbers>

export const showNumbers = route({
  method: 'GET',
  path: '/numbers',
  summary:
    'Win rate, value, cycle length, pipeline, funnel and a breakdown; each figure with the filter that lists its deals.',
  needs: 'deals.see',
  query: z.object({
    process: ProcessId.optional(),
    owner: MemberId.optional(),
    product: ProductId.optional(),
    from: Month.optional(),
    to: Month.optional(),
    by: Grouping.default('person'),
  }),
  returns: Numbers,
})
