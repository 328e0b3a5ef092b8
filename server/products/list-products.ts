import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { ProductId } from '../../contract/ids.ts'
import type { listProducts as route } from '../../contract/products.ts'
import type { Received, Returned } from '../../contract/route.ts'
import type { Actor } from '../platform/actor.ts'
import { decodeCursor } from '../platform/database/cursor.ts'
import { containing } from '../platform/database/like.ts'
import type { ListSql } from '../platform/database/list-sql.ts'
import { pageOf } from '../platform/database/page.ts'
import type { Tx } from '../platform/database/tx.ts'
import { narrowed, rowsOf } from '../segments/narrowed.ts'
import { productCan } from './policy.ts'
import type { Product } from './product.ts'
import { productColumns } from './table.ts'

type Query = Received<typeof route>['query']
type Row = Product & { searchName: string }

const Cursor = z.tuple([z.string(), ProductId])

/** Products by name. A price list is short, so that its text filter needs no index. */
export async function listProducts(tx: Tx, query: Query, actor: Actor): Promise<Returned<typeof route>> {
  const by = await narrowed(tx, 'product', query, actor)
  const rows = await rowsOf(tx, productPage(query, actor, by), by)
  const can = productCan(actor)
  return pageOf(
    rows,
    query.limit,
    ({ searchName, id }) => [searchName, id],
    ({ searchName: _key, ...product }) => ({ ...product, can }),
  )
}

/**
 * The statement of a page, one row more than it shows.
 * @param by a filter that narrows it, see narrowed
 */
export function productPage(
  query: Query,
  actor: Actor,
  by: RawBuilder<boolean> | null = null,
): RawBuilder<Row> {
  const { from, where, order } = productsInOrder(query, actor, by)
  return sql<Row>`
    select ${productColumns}, p.search_name as "searchName"
    from ${from}
    where ${where}
    order by ${order}
    limit ${query.limit + 1}
  `
}

/** The products `p` that the list is of. */
export function productsInOrder(query: Query, actor: Actor, by: RawBuilder<boolean> | null): ListSql {
  return {
    from: sql`products p`,
    where: sql.join(conditions(query, actor, by), sql` and `),
    order: sql`p.search_name, p.id`,
  }
}

function conditions(query: Query, actor: Actor, by: RawBuilder<boolean> | null): RawBuilder<unknown>[] {
  const all: RawBuilder<unknown>[] = [sql`p.workspace_id = ${actor.workspaceId}`]
  if (query.state === 'in_sale') all.push(sql`p.archived_at is null`)
  if (query.state === 'archived') all.push(sql`p.archived_at is not null`)
  if (query.series) all.push(sql`p.series = ${query.series}`)
  if (query.text) all.push(sql`p.search_name like ${containing(query.text)}`)
  if (by) all.push(by)
  if (query.cursor) {
    const [name, id] = decodeCursor(query.cursor, Cursor)
    all.push(sql`(p.search_name, p.id) > (${name}, ${id})`)
  }
  return all
}
