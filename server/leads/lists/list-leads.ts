import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { LeadId } from '../../../contract/ids.ts'
import type { LeadInList } from '../../../contract/leads/lead.ts'
import type { listLeads as route } from '../../../contract/leads/leads.ts'
import type { Received } from '../../../contract/route.ts'
import { listedTags, tagsOfCustomer } from '../../customers/tags/listed-tags.ts'
import type { Actor } from '../../platform/actor.ts'
import { decodeCursor, KeyInstant } from '../../platform/database/cursor.ts'
import type { ListSql } from '../../platform/database/list-sql.ts'
import { pageOf } from '../../platform/database/page.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { alsoMeant, narrowed, rowsOf } from '../../segments/narrowed.ts'
import type { Lead } from '../lead.ts'
import { visibleLeads } from '../policy.ts'
import { leadColumns } from '../table.ts'
import { leadFilter } from './filter.ts'
import { inList, leadsWithNames, type Names, nameColumns } from './in-list.ts'

export type ListLeads = Received<typeof route>['query']
type Row = Lead &
  Names & { searchName: string; exactCreatedAt: string; exactStatusAt: string; exactDueAt: string }

/** Leads one may see, filtered and sorted, one keyset page. */
export async function listLeads(
  tx: Tx,
  asked: ListLeads,
  actor: Actor,
): Promise<{ rows: LeadInList[]; next: string | null }> {
  const by = await narrowed(tx, 'lead', asked, actor)
  const rows = await rowsOf(tx, leadPage(asked, actor, by), by)
  const { sort, direction } = asked
  return pageOf(
    rows,
    asked.limit,
    (row) => [sort, direction, keyOf(row, sort), row.id],
    (row) => inList(actor, row),
  )
}

/**
 * The statement alone, for the snapshot that shows every change of it in review.
 * @param by a filter that narrows it, see narrowed
 */
export function leadPage(
  asked: ListLeads,
  actor: Actor,
  by: RawBuilder<boolean> | null = null,
): RawBuilder<Row> {
  const { from, where, order } = leadsInOrder(asked, actor, by)
  return sql<Row>`
    select ${leadColumns}, ${nameColumns}${listedTags(asked, actor, tagsOfLead)}, l.search_name as "searchName", l.created_at::text as "exactCreatedAt",
           l.status_at::text as "exactStatusAt", ${sortColumn.due}::text as "exactDueAt"
    from ${from}
    where ${where}
    order by ${order}
    limit ${asked.limit + 1}
  `
}

/** Tags of the company it became, else of the person. */
export const tagsOfLead = tagsOfCustomer(sql`l.company_id`, sql`x.person_id = l.person_id`)

/** The leads `l`, each with owner `o`, team `t` and deal `d`, that the list is of. */
export function leadsInOrder(asked: ListLeads, actor: Actor, by: RawBuilder<boolean> | null): ListSql {
  const way = asked.direction === 'asc' ? sql`asc` : sql`desc`
  return {
    from: leadsWithNames(actor),
    where: sql`l.workspace_id = ${actor.workspaceId} and ${visibleLeads(actor)}
      and ${leadFilter(actor, asked)} and ${alsoMeant(by)} and ${afterCursor(asked)}`,
    order: sql`${sortColumn[asked.sort]} ${way}, l.id ${way}`,
  }
}

/** Sort keys that may be empty stand at the far end, so that a keyset can pass over them. */
const sortColumn = {
  created: sql`l.created_at`,
  name: sql`l.search_name`,
  due: sql`coalesce(l.first_contact_due_at, 'infinity')`,
  score: sql`coalesce(l.score, -1)`,
  status: sql`l.status_at`,
} as const

const sortKey = {
  created: KeyInstant,
  name: z.string().max(1_000),
  due: KeyInstant,
  score: z.int().min(-1).max(32_767),
  status: KeyInstant,
} as const

const sortType = {
  created: sql`timestamptz`,
  name: sql`text`,
  due: sql`timestamptz`,
  score: sql`smallint`,
  status: sql`timestamptz`,
} as const

/** Instants as PostgreSQL writes them: what a Date holds is a thousand times coarser, and would skip rows. */
function keyOf(row: Row, sort: ListLeads['sort']): string | number {
  switch (sort) {
    case 'created':
      return row.exactCreatedAt
    case 'name':
      return row.searchName
    case 'due':
      return row.exactDueAt
    case 'score':
      return row.score ?? -1
    case 'status':
      return row.exactStatusAt
  }
}

function afterCursor({ cursor, sort, direction }: ListLeads): RawBuilder<unknown> {
  if (!cursor) return sql`true`
  const Place = z.tuple([z.literal(sort), z.literal(direction), sortKey[sort], LeadId])
  const [, , value, id] = decodeCursor(cursor, Place)
  const beyond = direction === 'asc' ? sql`>` : sql`<`
  return sql`(${sortColumn[sort]}, l.id) ${beyond} (${value}::${sortType[sort]}, ${id}::uuid)`
}
