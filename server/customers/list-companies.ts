import { type RawBuilder, sql } from 'kysely'
import type { CompanyInList, listCompanies as route } from '../../contract/customers/companies.ts'
import type { Received, Returned } from '../../contract/route.ts'
import type { Actor } from '../platform/actor.ts'
import { containing } from '../platform/database/like.ts'
import type { ListSql } from '../platform/database/list-sql.ts'
import { pageOf } from '../platform/database/page.ts'
import type { Tx } from '../platform/database/tx.ts'
import { narrowed, rowsOf } from '../segments/narrowed.ts'
import { visibleCustomers } from './policy.ts'
import { afterCursor, sorted, sortKey } from './sorting.ts'
import { companyListColumns, ownerOf } from './table.ts'
import { listedTags, tagsOfRow } from './tags/listed-tags.ts'

type Query = Received<typeof route>['query']
type Row = CompanyInList & { searchName: string; sortKey: string }

/** Companies one may see, filtered and sorted, one keyset page. */
export async function listCompanies(tx: Tx, query: Query, actor: Actor): Promise<Returned<typeof route>> {
  const by = await narrowed(tx, 'company', query, actor)
  const rows = await rowsOf(tx, companyPage(query, actor, by), by)
  const { sort, direction } = query
  return pageOf(
    rows,
    query.limit,
    ({ sortKey: key, id }) => [sort, direction, key, id],
    ({ searchName: _name, sortKey: _key, ...company }) => company,
  )
}

/**
 * The statement of a page, one row more than it shows. Names and tags are looked up for the rows of the page alone.
 * @param by a filter that narrows it, see narrowed
 */
export function companyPage(
  query: Query,
  actor: Actor,
  by: RawBuilder<boolean> | null = null,
): RawBuilder<Row> {
  const { from, where, order } = companiesInOrder(query, actor, by)
  return sql<Row>`
    select ${companyListColumns}, ${sortKey(query, c)} as "sortKey"${listedTags(query, actor, tagsOfRow('c'))}
    from (
      select c.*
      from ${from}
      where ${where}
      order by ${order}
      limit ${query.limit + 1}
    ) c
    ${ownerOf('c')}
    order by ${sorted(query, c)}
  `
}

/** The companies `c` that the list is of. */
export function companiesInOrder(query: Query, actor: Actor, by: RawBuilder<boolean> | null): ListSql {
  return {
    from: sql`${query.text ? sql`companies_like(${containing(query.text)}, null, null)` : sql`companies`} c`,
    where: sql.join(conditions(query, actor, by), sql` and `),
    order: sorted(query, c),
  }
}

function conditions(query: Query, actor: Actor, by: RawBuilder<boolean> | null): RawBuilder<unknown>[] {
  const all = [sql`c.workspace_id = ${actor.workspaceId}`, visibleCustomers(actor)]
  if (query.industry) all.push(sql`c.industry = ${query.industry}`)
  if (query.country) all.push(sql`c.country = ${query.country}`)
  if (query.owner) all.push(sql`c.owner_id = ${query.owner}`)
  if (by) all.push(by)
  if (query.cursor) all.push(afterCursor({ ...query, cursor: query.cursor }, c))
  return all
}

const c = sql`c`
