import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { DealInList } from '../../../contract/deals/deal.ts'
import type { listDeals as route } from '../../../contract/deals/deals.ts'
import { DealId } from '../../../contract/ids.ts'
import type { Received } from '../../../contract/route.ts'
import { listedTags, tagsOfCustomer } from '../../customers/tags/listed-tags.ts'
import type { Actor } from '../../platform/actor.ts'
import { decodeCursor, KeyDay, KeyInstant } from '../../platform/database/cursor.ts'
import type { ListSql } from '../../platform/database/list-sql.ts'
import { pageOf } from '../../platform/database/page.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { alsoMeant, narrowed, rowsOf } from '../../segments/narrowed.ts'
import type { Deal } from '../deal.ts'
import { visibleDeals } from '../policy.ts'
import { dealColumns, dealsWithNames, type Names, nameColumns } from '../table.ts'
import { dealFilter } from './filter.ts'
import { inList } from './in-list.ts'

export type ListDeals = Received<typeof route>['query']

/** Deals one may see, filtered and sorted, one keyset page. */
export async function listDeals(
  tx: Tx,
  asked: ListDeals,
  actor: Actor,
): Promise<{ rows: DealInList[]; next: string | null }> {
  const by = await narrowed(tx, 'deal', asked, actor)
  const rows = await rowsOf(tx, dealPage(asked, actor, by), by)
  const { sort, direction } = asked
  return pageOf(rows, asked.limit, (row) => [sort, direction, keyOf(row, sort), row.id], inList)
}

/**
 * The statement alone, for the snapshot that shows every change of it in review.
 * @param by a filter that narrows it, see narrowed
 */
export function dealPage(
  asked: ListDeals,
  actor: Actor,
  by: RawBuilder<boolean> | null = null,
): RawBuilder<Deal & Names> {
  const { from, where, order } = dealsInOrder(asked, actor, by)
  return sql<Deal & Names>`
    select ${dealColumns}, ${nameColumns}${listedTags(asked, actor, tagsOfDeal)}
    from ${from}
    where ${where}
    order by ${order}
    limit ${asked.limit + 1}
  `
}

/** Tags of its customer: the company, else who buys without one. */
export const tagsOfDeal = tagsOfCustomer(
  sql`d.company_id`,
  sql`x.person_id in (select dp.person_id from deal_people dp where dp.workspace_id = d.workspace_id and dp.deal_id = d.id)`,
)

/** The deals `d`, each with owner `o`, company `c` and product `p`, that the list is of. */
export function dealsInOrder(asked: ListDeals, actor: Actor, by: RawBuilder<boolean> | null): ListSql {
  const way = asked.direction === 'asc' ? sql`asc` : sql`desc`
  return {
    from: dealsWithNames,
    where: sql`d.workspace_id = ${actor.workspaceId} and ${visibleDeals(actor)}
      and ${dealFilter(actor, asked)} and ${alsoMeant(by)} and ${afterCursor(asked)}`,
    order: sql`${sortColumn[asked.sort]} ${way}, d.id ${way}`,
  }
}

/** Sort keys that may be empty stand at the far end of time, so that a keyset can pass over them. */
const sortColumn = {
  created: sql`d.created_at`,
  amount: sql`d.amount`,
  entered: sql`d.entered_at`,
  closed: sql`coalesce(d.closed_at, 'infinity')`,
  expected_close: sql`coalesce(d.expected_close_on, 'infinity')`,
} as const

const sortKey = {
  created: KeyInstant,
  amount: z.int(),
  entered: KeyInstant,
  closed: KeyInstant,
  expected_close: KeyDay,
} as const

function keyOf(row: Deal, sort: ListDeals['sort']): string | number {
  switch (sort) {
    case 'created':
      return row.createdAt
    case 'amount':
      return row.amount
    case 'entered':
      return row.enteredAt
    case 'closed':
      return row.closedAt ?? 'infinity'
    case 'expected_close':
      return row.expectedCloseOn ?? 'infinity'
  }
}

function afterCursor({ cursor, sort, direction }: ListDeals): RawBuilder<unknown> {
  if (!cursor) return sql`true`
  const Place = z.tuple([z.literal(sort), z.literal(direction), sortKey[sort], DealId])
  const [, , value, id] = decodeCursor(cursor, Place)
  const beyond = direction === 'asc' ? sql`>` : sql`<`
  return sql`(${sortColumn[sort]}, d.id) ${beyond} (${cast(sort, value)}, ${id}::uuid)`
}

function cast(sort: ListDeals['sort'], value: string | number): RawBuilder<unknown> {
  if (sort === 'amount') return sql`${value}::bigint`
  return sort === 'expected_close' ? sql`${value}::date` : sql`${value}::timestamptz`
}
