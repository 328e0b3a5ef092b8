import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { LeadId } from '../../../contract/ids.ts'
import {
  type leadBoard as boardRoute,
  closedDaysOnBoard,
  type leadColumn as columnRoute,
  type LeadColumn,
} from '../../../contract/leads/board.ts'
import { type LeadInList, type LeadStatus, leadStatuses } from '../../../contract/leads/lead.ts'
import type { Received } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import { decodeCursor, KeyInstant } from '../../platform/database/cursor.ts'
import { pageOf } from '../../platform/database/page.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Lead } from '../lead.ts'
import { visibleLeads } from '../policy.ts'
import { leadColumns } from '../table.ts'
import { isLate, type LeadFilter, leadFilter } from './filter.ts'
import { inList, leadsWithNames, type Names, nameColumns } from './in-list.ts'

type Filter = Pick<LeadFilter, 'owner' | 'unassigned' | 'source' | 'product'>
type Row = Lead & Names & { key: string }

/** Every status with its exact count and its first cards: two statements, whatever the number of leads. */
export async function leadBoard(
  tx: Tx,
  { cards, ...filter }: Received<typeof boardRoute>['query'],
  actor: Actor,
): Promise<{ columns: LeadColumn[] }> {
  const counts = await countsOf(tx, filter, actor)
  const { rows } = await sql<Row>`
    ${sql.join(
      leadStatuses.map((status) => sql`(${columnPage(actor, status, filter, cards + 1)})`),
      sql` union all `,
    )}
  `.execute(tx)
  const columns = leadStatuses.map((status) => {
    const page = cardsOf(
      actor,
      rows.filter((row) => row.status === status),
      cards,
    )
    const counted = counts.get(status)
    return { status, leads: counted?.leads ?? 0, late: counted?.late ?? 0, cards: page.rows, next: page.next }
  })
  return { columns }
}

/** More cards of one column. */
export async function leadColumn(
  tx: Tx,
  { status, cursor, limit, ...filter }: Received<typeof columnRoute>['query'] & { status: LeadStatus },
  actor: Actor,
): Promise<{ rows: LeadInList[]; next: string | null }> {
  const { rows } = await columnPage(actor, status, filter, limit + 1, cursor).execute(tx)
  return cardsOf(actor, rows, limit)
}

async function countsOf(tx: Tx, filter: Filter, actor: Actor) {
  const { rows } = await sql<{ status: LeadStatus; leads: number; late: number }>`
    ${sql.join(
      leadStatuses.map(
        (status) => sql`
          select ${sql.lit(status)} as status, count(*)::integer as leads, (count(*) filter (where ${isLate}))::integer as late
          from leads l
          where ${inColumn(actor, status, filter)}`,
      ),
      sql` union all `,
    )}
  `.execute(tx)
  return new Map(rows.map((row) => [row.status, row]))
}

/** New leads, the most urgent first; the others, the last that came there first. */
function columnPage(
  actor: Actor,
  status: LeadStatus,
  filter: Filter,
  limit: number,
  cursor?: string,
): RawBuilder<Row> {
  const isNew = status === 'new'
  const key = isNew ? sql`coalesce(l.first_contact_due_at, 'infinity')` : sql`l.status_at`
  const way = isNew ? sql`asc` : sql`desc`
  return sql<Row>`
    select ${leadColumns}, ${nameColumns}, ${key}::text as key
    from ${leadsWithNames(actor)}
    where ${inColumn(actor, status, filter)} and ${afterCursor(cursor, key, isNew ? sql`>` : sql`<`)}
    order by ${key} ${way}, l.id ${way}
    limit ${limit}
  `
}

function inColumn(actor: Actor, status: LeadStatus, filter: Filter): RawBuilder<unknown> {
  const closed = status === 'qualified' || status === 'disqualified'
  return sql`l.workspace_id = ${actor.workspaceId} and ${visibleLeads(actor)} and ${leadFilter(actor, { ...filter, status })}
    and ${closed ? sql`l.status_at > now() - ${`${closedDaysOnBoard} days`}::interval` : sql`true`}`
}

function afterCursor(
  cursor: string | undefined,
  key: RawBuilder<unknown>,
  beyond: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (!cursor) return sql`true`
  const [at, id] = decodeCursor(cursor, z.tuple([KeyInstant, LeadId]))
  return sql`(${key}, l.id) ${beyond} (${at}::timestamptz, ${id}::uuid)`
}

function cardsOf(actor: Actor, rows: readonly Row[], limit: number) {
  return pageOf(
    rows,
    limit,
    (row) => [row.key, row.id],
    (row) => inList(actor, row),
  )
}
