import { type RawBuilder, sql } from 'kysely'
import type { Money } from '../../../contract/money.ts'
import type { FilterType, Period, Span } from '../../../contract/segments/filters.ts'
import { escaped } from '../../platform/database/like.ts'
import type { Asking, Test } from './asking.ts'
import { type Days, daysOf, daysOfPeriod } from './dates.ts'

/**
 * What a condition says of a value that stands in SQL, for operators that say something positive; an opposite is the
 * whole field's, since it also holds for what has no value. A value of the wrong form never gets here.
 */
export function testFor(
  type: FilterType,
  operator: string,
  value: unknown,
  asking: Asking,
  days: boolean,
): Test {
  if (operator === 'filled') return (column) => sql`${column} is not null`
  switch (type) {
    case 'text':
      return textTest(operator, value)
    case 'choice':
      return (column) => isOneOf(column, value as string[], sql`text`)
    case 'choices':
      return (column) => sql`${column} ?| ${value}::text[]`
    case 'number':
      return (column) => sql`${column} ${comparison(operator)} ${numeric(value as number)}`
    case 'money': {
      const { amount, currency } = value as Money
      return (column, inCurrency) =>
        sql`(${inCurrency} = ${currency} and ${column} ${comparison(operator)} ${amount}::bigint)`
    }
    case 'date':
      return dateTest(operator, value, asking, days)
    case 'member':
      return (column) => isOneOf(column, colleagues(value as string[], asking), sql`uuid`)
    case 'record':
      return (column) => isOneOf(column, value as string[], sql`uuid`)
    default:
      throw new Error(`a ${type} is not tested by its value`)
  }
}

/** Of a single one an index also gives the rows in their order. */
function isOneOf(
  column: RawBuilder<unknown>,
  values: readonly string[],
  type: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return values.length === 1
    ? sql`${column} = ${values[0]}::${type}`
    : sql`${column} = any (${values}::${type}[])`
}

/** A part of a name in the letters people type it in, as a pattern for `like`. */
export function patternOf(operator: string, value: string): RawBuilder<string> {
  const start = operator === 'contains' ? '%' : ''
  return sql`${start}::text || search_form(${escaped(value)}) || '%'`
}

function textTest(operator: string, value: unknown): Test {
  if (operator !== 'is')
    return (column) => sql`search_form(${column}) like ${patternOf(operator, value as string)}`
  const forms = sql.join((value as string[]).map((one) => sql`search_form(${one})`))
  return (column) => sql`search_form(${column}) in (${forms})`
}

function comparison(operator: string): RawBuilder<unknown> {
  if (operator === 'at_least') return sql`>=`
  return operator === 'at_most' ? sql`<=` : sql`=`
}

const numeric = (value: number) => (Number.isInteger(value) ? sql`${value}::bigint` : sql`${value}::numeric`)

function dateTest(operator: string, value: unknown, { timeZone, today }: Asking, days: boolean): Test {
  const edge = (day: string) => (days ? sql`${day}::date` : sql`${startOf(day, timeZone)}::timestamptz`)
  const day = value === 'today' ? today.toString() : (value as string)
  if (operator === 'before') return (column) => sql`${column} < ${edge(day)}`
  if (operator === 'after') return (column) => sql`${column} >= ${edge(dayAfter(day))}`
  const worlds = (on: string) => (days ? sql`${on}::date` : sql`${`${on}T00:00:00Z`}::timestamptz`)
  if (operator === 'since') return (column) => sql`${column} >= ${worlds(day)}`
  if (operator === 'until') return (column) => sql`${column} < ${worlds(dayAfter(day))}`
  const { from, until } = spanned(operator, value, today)
  return (column) => sql`(${column} >= ${edge(from)} and ${column} < ${edge(until)})`
}

function spanned(operator: string, value: unknown, today: Temporal.PlainDate): Days {
  if (operator === 'in_period') return daysOfPeriod(value as Period, today)
  return daysOf(operator === 'in_next' ? 'in_next' : 'in_last', value as Span, today)
}

/** The first instant of a day on the company's clock. */
function startOf(day: string, timeZone: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant().toString()
}

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString()

function colleagues(named: readonly string[], { actor }: Asking): string[] {
  return named.flatMap((one): readonly string[] => {
    if (one === 'me') return actor.memberId ? [actor.memberId] : []
    return one === 'my_team' ? actor.teammates : [one]
  })
}
