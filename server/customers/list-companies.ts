import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { CompanyInList, listCompanies as route } from '../../contract/customers/companies.ts'
import { CompanyId } from '../../contract/ids.ts'
import type { Received, Returned } from '../../contract/route.ts'
import type { Actor } from '../platform/actor.ts'
import { decodeCursor } from '../platform/database/cursor.ts'
import { containing } from '../platform/database/like.ts'
import { pageOf } from '../platform/database/page.ts'
import type { Tx } from '../platform/database/tx.ts'
import { visibleCustomers } from './policy.ts'
import { companyListColumns, ownerOf } from './table.ts'

type Query = Received<typeof route>['query']
type Row = CompanyInList & { searchName: string }

const Cursor = z.tuple([z.string(), CompanyId])

/** Companies one may see, by name. */
export async function listCompanies(tx: Tx, query: Query, actor: Actor): Promise<Returned<typeof route>> {
  const { rows } = await companyPage(query, actor).execute(tx)
  return pageOf(
    rows,
    query.limit,
    ({ searchName, id }) => [searchName, id],
    ({ searchName: _key, ...company }) => company,
  )
}

/** The statement of a page, one row more than it shows. */
export function companyPage(query: Query, actor: Actor): RawBuilder<Row> {
  return sql<Row>`
    select ${companyListColumns}
    from ${query.text ? sql`companies_like(${containing(query.text)}, null, null)` : sql`companies`} c
    ${ownerOf('c')}
    where ${sql.join(conditions(query, actor), sql` and `)}
    order by c.search_name, c.id
    limit ${query.limit + 1}
  `
}

function conditions(query: Query, actor: Actor): RawBuilder<unknown>[] {
  const all = [sql`c.workspace_id = ${actor.workspaceId}`, visibleCustomers(actor)]
  if (query.industry) all.push(sql`c.industry = ${query.industry}`)
  if (query.country) all.push(sql`c.country = ${query.country}`)
  if (query.owner) all.push(sql`c.owner_id = ${query.owner}`)
  if (query.cursor) {
    const [name, id] = decodeCursor(query.cursor, Cursor)
    all.push(sql`(c.search_name, c.id) > (${name}, ${id})`)
  }
  return all
}
