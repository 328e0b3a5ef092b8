import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { customerSorts } from '../../contract/customers/order.ts'
import { decodeCursor, KeyInstant } from '../platform/database/cursor.ts'

export interface Order {
  sort: (typeof customerSorts)[number]
  direction: 'asc' | 'desc'
  cursor?: string | undefined
}

/** What a list of customers is sorted by, of a row called `c` or `p`. Instants to the microsecond, as they are kept. */
export function sortKey({ sort }: Order, row: RawBuilder<unknown>): RawBuilder<string> {
  return sort === 'name' ? sql`${row}.search_name` : sql`${row}.created_at::text`
}

export function sorted({ sort, direction }: Order, row: RawBuilder<unknown>): RawBuilder<unknown> {
  const way = direction === 'asc' ? sql`asc` : sql`desc`
  return sql`${row}.${columns[sort]} ${way}, ${row}.id ${way}`
}

/** Rows beyond the last one of the page before. */
export function afterCursor(
  order: Order & { cursor: string },
  row: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { sort, direction, cursor } = order
  const Value = sort === 'name' ? z.string() : KeyInstant
  const Place = z.tuple([z.literal(sort), z.literal(direction), Value, z.uuid()])
  const [, , value, id] = decodeCursor(cursor, Place)
  const beyond = direction === 'asc' ? sql`>` : sql`<`
  const key = sort === 'name' ? sql`${value}` : sql`${value}::timestamptz`
  return sql`(${row}.${columns[sort]}, ${row}.id) ${beyond} (${key}, ${id}::uuid)`
}

const columns = { name: sql`search_name`, created: sql`created_at` } as const
