import { z } from 'zod'
import { Day } from '../days.ts'
import { ViewId } from '../ids.ts'
import { Money } from '../money.ts'
import { route } from '../route.ts'
import { Line } from '../text.ts'

/**
 * Filter     which records are meant, as data: `{ all: [ … ] }` or `{ any: [ … ] }` of conditions and further filters.
 *            One without conditions means every record.
 * Condition  a field, an operator its type has, and the value that operator asks for.
 * Me         in a condition on a colleague: whoever reads. `my_team`: everybody of his teams.
 */

export const filterEntities = ['company', 'person', 'deal', 'product', 'lead'] as const
export const FilterEntity = z.enum(filterEntities)
export type FilterEntity = z.infer<typeof FilterEntity>

export const spanUnits = ['day', 'week', 'month'] as const
/** The last or next so many days, weeks or months, today among them. */
const Span = z.strictObject({ count: z.int().min(1).max(1_000), unit: z.enum(spanUnits) })
export type Span = z.infer<typeof Span>

export const periods = [
  'today',
  'this_week',
  'this_month',
  'this_quarter',
  'this_year',
  'last_week',
  'last_month',
  'last_quarter',
  'last_year',
] as const
const Period = z.enum(periods)
export type Period = z.infer<typeof Period>

/** `today`: whichever day it is then, so that what is kept under a name stays true. */
const DayOrToday = z.union([Day, z.literal('today')])

/** A whole number, a decimal one or none below zero, as far as the database keeps it exactly. */
const Amount = z.number().min(-1e15).max(1e15)
const Count = z.int().min(0).max(1_000_000)
const Words = z.array(Line(200)).min(1).max(100)
const Ids = z.array(z.uuid()).min(1).max(100)
const Colleagues = z
  .array(z.union([z.enum(['me', 'my_team']), z.uuid()]))
  .min(1)
  .max(100)

/**
 * The operators of each type of field, and the value each asks for; null: none. Of two that say the opposite, the
 * second holds for every record the first does not hold for, also where nothing is filled in.
 */
export const operatorsOf = {
  text: { contains: Line(200), starts_with: Line(200), is: Words, is_not: Words, filled: null, empty: null },
  choice: { any_of: Words, none_of: Words, filled: null, empty: null },
  /** Several may be chosen on one record. */
  choices: { any_of: Words, none_of: Words, filled: null, empty: null },
  number: { is: Amount, at_least: Amount, at_most: Amount, filled: null, empty: null },
  /** How many there are of something: none is 0, never empty. */
  count: { at_least: Count, at_most: Count, is: Count },
  /** Amounts in another currency do not match. */
  money: { at_least: Money, at_most: Money, filled: null, empty: null },
  /** What amounts of one currency come to; none is 0. */
  sum: { at_least: Money, at_most: Money },
  date: {
    in_last: Span,
    not_in_last: Span,
    in_next: Span,
    in_period: Period,
    before: DayOrToday,
    after: DayOrToday,
    /** From the first day of a report, and up to its last: these are days of the world's clock, as its numbers are. */
    since: Day,
    until: Day,
    filled: null,
    empty: null,
  },
  member: { any_of: Colleagues, none_of: Colleagues, filled: null, empty: null },
  record: { any_of: Ids, none_of: Ids, filled: null, empty: null },
  segment: { any_of: Ids, none_of: Ids },
  yes_no: { is: z.boolean() },
} as const satisfies Record<string, Record<string, z.ZodType | null>>

export type FilterType = keyof typeof operatorsOf

/** Written out for the clients of the API; which of them a field has is said by its type. */
export const operators = [
  'is',
  'is_not',
  'contains',
  'starts_with',
  'any_of',
  'none_of',
  'at_least',
  'at_most',
  'before',
  'after',
  'since',
  'until',
  'in_last',
  'not_in_last',
  'in_next',
  'in_period',
  'filled',
  'empty',
] as const
export type Operator = (typeof operators)[number]

export const FilterValue = z.union([z.boolean(), z.number(), Line(200), Span, Money, Words])
export type FilterValue = z.infer<typeof FilterValue>

export const Condition = z.strictObject({
  /** A field of the records, as `industry`, or an own one, as `own.tender_number`. */
  field: z.string().regex(/^[a-z][a-z_]{0,39}$|^own\.[a-z][a-z0-9_]{0,59}$/),
  operator: z.enum(operators),
  value: FilterValue.optional(),
})
export type Condition = z.infer<typeof Condition>

/** The two ways to join, over whatever may stand in it. Three levels deep at the most. */
const group = <Part extends z.ZodType>(part: Part) =>
  z.union([z.strictObject({ all: z.array(part).max(30) }), z.strictObject({ any: z.array(part).max(30) })])

const Innermost = group(Condition)
const Inner = group(z.union([Condition, Innermost]))
/** The parts of a filter are read deeper than its form has a name for: the type says it once, for every depth. */
export const Filter = group(z.union([Condition, Inner])) as z.ZodType<Filter, Filter>
export type Filter = { all: readonly FilterPart[] } | { any: readonly FilterPart[] }
export type FilterPart = Condition | Filter

/** A filter as it stands in a URL: its JSON. Read by the server, which refuses what it does not know by its path. */
export const FilterText = z.string().min(2).max(6_000)

export const countFiltered = route({
  method: 'GET',
  path: '/filters/{entity}/count',
  summary: 'How many of the records one may see a filter means.',
  needs: 'signed_in',
  params: z.object({ entity: FilterEntity }),
  query: z.object({ filter: FilterText.optional(), text: Line(100).optional() }),
  returns: z.object({ count: z.int() }),
  refusals: ['malformed'],
})

/** Further than this a short count does not go: 1,000 means so many or more. */
export const mostCounted = 1_000

export const countSeveral = route({
  method: 'GET',
  path: '/filters/{entity}/counts',
  summary: 'How many of the records one may see each of up to ten filters means, none counted beyond 1,000.',
  needs: 'signed_in',
  params: z.object({ entity: FilterEntity }),
  /** `[{ all: [ … ] }, …]` as JSON. */
  query: z.object({ filters: FilterText }),
  /** In the order of the filters. */
  returns: z.object({ counts: z.array(z.int()) }),
  refusals: ['malformed'],
})

/** What every list that can be filtered takes beside its own filters; a view's filter and one beside it hold together. */
export const NarrowingQuery = {
  /** A filter as JSON. */
  filter: FilterText.optional(),
  /** A view of this list, whose filter it is. */
  view: ViewId.optional(),
}
