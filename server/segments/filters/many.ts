import { type RawBuilder, sql } from 'kysely'
import type { Money } from '../../../contract/money.ts'
import type { FilterType } from '../../../contract/segments/filters.ts'
import type { Asking, Many, Test } from './asking.ts'
import { testFor } from './test.ts'

/**
 * What a condition says of the rows that belong to a record: how many there are, what they come to, when the latest was.
 * For a few records those of each are looked up; for all of them they are gathered once, which a count then joins.
 */
export function manyHold(
  type: FilterType,
  many: Many,
  operator: string,
  value: unknown,
  asking: Asking,
): RawBuilder<boolean> {
  if (type === 'count') return counted(many, operator, value as number, asking)
  if (type === 'sum') return comeTo(many, operator, value as Money, asking)
  const test = testFor(type, operator, value, asking, false)
  return operator === 'filled' ? reach(many, 1, asking) : latestIs(many, test, asking)
}

/** All are whole numbers, so that each question is one of "at least so many". */
function counted(many: Many, operator: string, value: number, asking: Asking): RawBuilder<boolean> {
  const atLeast = reach(many, value, asking)
  const more = reach(many, value + 1, asking)
  if (operator === 'at_least') return atLeast
  if (operator === 'at_most') return sql<boolean>`not ${more}`
  return sql<boolean>`(${atLeast} and not ${more})`
}

function reach(many: Many, count: number, asking: Asking): RawBuilder<boolean> {
  const { from, of, record } = many
  if (count === 0) return sql<boolean>`true`
  if (count === 1) return sql<boolean>`exists (select ${from(asking)} and ${of} = ${record})`
  if (asking.way === 'each')
    return sql<boolean>`((select count(*) from (select ${from(asking)} and ${of} = ${record} limit ${count}::integer) first)
                         = ${count}::integer)`
  return amongGathered(many, sql`count(*) >= ${count}::integer`, asking)
}

/** Amounts of one currency; without any it is nothing. */
function comeTo(
  many: Many,
  operator: string,
  { amount, currency }: Money,
  asking: Asking,
): RawBuilder<boolean> {
  const inCurrency: Many = {
    ...many,
    from: (one) => sql`${many.from(one)} and ${many.currency} = ${currency}`,
  }
  const sum = sql`coalesce(sum(${many.amount}), 0)`
  const { from, of, record } = inCurrency
  const reaches = (beyond: RawBuilder<unknown>): RawBuilder<boolean> =>
    asking.way === 'each'
      ? sql<boolean>`((select ${sum} ${from(asking)} and ${of} = ${record}) ${beyond})`
      : amongGathered(inCurrency, sql`${sum} ${beyond}`, asking)
  if (operator === 'at_most') return sql<boolean>`not ${reaches(sql`> ${amount}::bigint`)}`
  return amount === 0 ? sql<boolean>`true` : reaches(sql`>= ${amount}::bigint`)
}

function latestIs(many: Many, test: Test, asking: Asking): RawBuilder<boolean> {
  const { from, of, record, latest } = many
  const holds = test(sql`max(${latest})`)
  if (asking.way === 'all') return amongGathered(many, holds, asking)
  return sql<boolean>`coalesce((select ${holds} ${from(asking)} and ${of} = ${record}), false)`
}

/** The records whose rows, taken together, meet what `having` says. */
function amongGathered(
  { from, of, record }: Many,
  having: RawBuilder<unknown>,
  asking: Asking,
): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from (select ${of} as id ${from(asking)} group by ${of} having ${having}) gathered
    where gathered.id = ${record})`
}
