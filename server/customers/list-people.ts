import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { PersonInList, listPeople as route } from '../../contract/customers/people.ts'
import { PersonId } from '../../contract/ids.ts'
import type { Received, Returned } from '../../contract/route.ts'
import type { Actor } from '../platform/actor.ts'
import { decodeCursor } from '../platform/database/cursor.ts'
import { containing } from '../platform/database/like.ts'
import { pageOf } from '../platform/database/page.ts'
import type { Tx } from '../platform/database/tx.ts'
import { visibleCustomers } from './policy.ts'
import { companyOf, ownerOf, personListColumns } from './table.ts'

type Query = Received<typeof route>['query']
type Row = PersonInList & { searchName: string }

const Cursor = z.tuple([z.string(), PersonId])

/** People one may see, by name. */
export async function listPeople(tx: Tx, query: Query, actor: Actor): Promise<Returned<typeof route>> {
  const { rows } = await peoplePage(query, actor).execute(tx)
  return pageOf(
    rows,
    query.limit,
    ({ searchName, id }) => [searchName, id],
    ({ searchName: _key, ...person }) => person,
  )
}

/** The statement of a page, one row more than it shows. */
export function peoplePage(query: Query, actor: Actor): RawBuilder<Row> {
  return sql<Row>`
    select ${personListColumns}
    from ${query.text ? sql`people_like(${containing(query.text)}, null, null)` : sql`people`} p
    ${companyOf(actor)}
    ${ownerOf('p')}
    where ${sql.join(conditions(query, actor), sql` and `)}
    order by p.search_name, p.id
    limit ${query.limit + 1}
  `
}

function conditions(query: Query, actor: Actor): RawBuilder<unknown>[] {
  const all = [sql`p.workspace_id = ${actor.workspaceId}`, visibleCustomers(actor, sql`p.owner_id`)]
  if (query.company) all.push(sql`p.company_id = ${query.company}`)
  if (query.owner) all.push(sql`p.owner_id = ${query.owner}`)
  if (query.cursor) {
    const [name, id] = decodeCursor(query.cursor, Cursor)
    all.push(sql`(p.search_name, p.id) > (${name}, ${id})`)
  }
  return all
}
