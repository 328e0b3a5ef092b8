import { type RawBuilder, sql } from 'kysely'
import type { PersonInList, listPeople as route } from '../../contract/customers/people.ts'
import type { Received, Returned } from '../../contract/route.ts'
import type { Actor } from '../platform/actor.ts'
import { containing } from '../platform/database/like.ts'
import type { ListSql } from '../platform/database/list-sql.ts'
import { pageOf } from '../platform/database/page.ts'
import type { Tx } from '../platform/database/tx.ts'
import { narrowed, rowsOf } from '../segments/narrowed.ts'
import { visibleCustomers } from './policy.ts'
import { afterCursor, sorted, sortKey } from './sorting.ts'
import { companyOf, ownerOf, personListColumns } from './table.ts'
import { listedTags, tagsOfRow } from './tags/listed-tags.ts'

type Query = Received<typeof route>['query']
type Row = PersonInList & { searchName: string; sortKey: string }

/** People one may see, filtered and sorted, one keyset page. */
export async function listPeople(tx: Tx, query: Query, actor: Actor): Promise<Returned<typeof route>> {
  const by = await narrowed(tx, 'person', query, actor)
  const rows = await rowsOf(tx, peoplePage(query, actor, by), by)
  const { sort, direction } = query
  return pageOf(
    rows,
    query.limit,
    ({ sortKey: key, id }) => [sort, direction, key, id],
    ({ searchName: _name, sortKey: _key, ...person }) => person,
  )
}

/**
 * The statement of a page, one row more than it shows. Names and tags are looked up for the rows of the page alone.
 * @param by a filter that narrows it, see narrowed
 */
export function peoplePage(
  query: Query,
  actor: Actor,
  by: RawBuilder<boolean> | null = null,
): RawBuilder<Row> {
  const { from, where, order } = peopleInOrder(query, actor, by)
  return sql<Row>`
    select ${personListColumns}, ${sortKey(query, p)} as "sortKey"${listedTags(query, actor, tagsOfRow('p'))}
    from (
      select p.*
      from ${from}
      where ${where}
      order by ${order}
      limit ${query.limit + 1}
    ) p
    ${companyOf(actor)}
    ${ownerOf('p')}
    order by ${sorted(query, p)}
  `
}

/** The people `p` that the list is of. */
export function peopleInOrder(query: Query, actor: Actor, by: RawBuilder<boolean> | null): ListSql {
  return {
    from: sql`${query.text ? sql`people_like(${containing(query.text)}, null, null)` : sql`people`} p`,
    where: sql.join(conditions(query, actor, by), sql` and `),
    order: sorted(query, p),
  }
}

function conditions(query: Query, actor: Actor, by: RawBuilder<boolean> | null): RawBuilder<unknown>[] {
  const all = [sql`p.workspace_id = ${actor.workspaceId}`, visibleCustomers(actor, 'p')]
  if (query.company) all.push(sql`p.company_id = ${query.company}`)
  if (query.owner) all.push(sql`p.owner_id = ${query.owner}`)
  if (by) all.push(by)
  if (query.cursor) all.push(afterCursor({ ...query, cursor: query.cursor }, p))
  return all
}

const p = sql`p`
