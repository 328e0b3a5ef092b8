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
import { Refusal } from '../../platform/refusal.ts'
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
  return pageOf(rows, asked.limit, (row) => [sort, direction, ...keyOf(row, sort), row.id], inList)
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

/**
 * The deals `d`, each with owner `o`, company `c` and product `p`, that the list is of.
 * @throws Refusal `malformed` for an order that only the deals of one customer have
 */
export function dealsInOrder(asked: ListDeals, actor: Actor, by: RawBuilder<boolean> | null): ListSql {
  const way = asked.direction === 'asc' ? sql`asc` : sql`desc`
  mustBeOfOne(asked)
  return {
    from: dealsWithNames,
    where: sql`d.workspace_id = ${actor.workspaceId} and ${visibleDeals(actor)}
      and ${dealFilter(actor, asked)} and ${alsoMeant(by)} and ${afterCursor(asked)}`,
    order: sql.join([...sortPlaces[asked.sort], byId].map(([column]) => sql`${column} ${way}`)),
  }
}

/** Every deal there is cannot be sorted so for a page of it; those of one customer are few. */
function mustBeOfOne({ sort, company, person }: ListDeals): void {
  if (sort !== 'open_first' || company || person) return
  const message = 'open_first sorts the deals of one company or person'
  throw new Refusal('malformed', undefined, [{ path: 'query.sort', code: 'malformed', message }])
}

type Place = readonly [column: RawBuilder<unknown>, type: RawBuilder<unknown>]
const instant = (column: RawBuilder<unknown>): Place => [column, sql`timestamptz`]

/** Sort keys that may be empty stand at the far end of time, so that a keyset can pass over them. */
const sortPlaces: Record<ListDeals['sort'], readonly Place[]> = {
  created: [instant(sql`d.created_at`)],
  amount: [[sql`d.amount`, sql`bigint`]],
  entered: [instant(sql`d.entered_at`)],
  closed: [instant(sql`coalesce(d.closed_at, 'infinity')`)],
  expected_close: [[sql`coalesce(d.expected_close_on, 'infinity')`, sql`date`]],
  open_first: [
    [sql`case d.status when 'open' then 2 when 'resting' then 1 else 0 end`, sql`integer`],
    instant(sql`coalesce(d.closed_at, d.created_at)`),
  ],
}

/** The last place of every order. */
const byId: Place = [sql`d.id`, sql`uuid`]

const sortKeys = {
  created: [KeyInstant],
  amount: [z.int()],
  entered: [KeyInstant],
  closed: [KeyInstant],
  expected_close: [KeyDay],
  open_first: [z.int().min(0).max(2), KeyInstant],
} as const

function keyOf(row: Deal, sort: ListDeals['sort']): readonly (string | number)[] {
  switch (sort) {
    case 'created':
      return [row.createdAt]
    case 'amount':
      return [row.amount]
    case 'entered':
      return [row.enteredAt]
    case 'closed':
      return [row.closedAt ?? 'infinity']
    case 'expected_close':
      return [row.expectedCloseOn ?? 'infinity']
    case 'open_first':
      return [{ open: 2, resting: 1, won: 0, lost: 0 }[row.status], row.closedAt ?? row.createdAt]
  }
}

function afterCursor({ cursor, sort, direction }: ListDeals): RawBuilder<unknown> {
  if (!cursor) return sql`true`
  const Standing = z.tuple([z.literal(sort), z.literal(direction), ...sortKeys[sort], DealId])
  const [, , ...values] = decodeCursor(cursor, Standing)
  const beyond = direction === 'asc' ? sql`>` : sql`<`
  const places = [...sortPlaces[sort], byId]
  const columns = sql.join(places.map(([column]) => column))
  return sql`(${columns}) ${beyond} (${sql.join(places.map(([, type], at) => sql`${values[at]}::${type}`))})`
}
