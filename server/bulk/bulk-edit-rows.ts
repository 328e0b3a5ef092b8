import { sql } from 'kysely'
import { z } from 'zod'
import type { bulkEditRows as route } from '../../contract/bulk.ts'
import type { BulkEditId } from '../../contract/ids.ts'
import type { Received, Returned } from '../../contract/route.ts'
import type { Actor } from '../platform/actor.ts'
import { decodeCursor } from '../platform/database/cursor.ts'
import { pageOf } from '../platform/database/page.ts'
import type { Tx } from '../platform/database/tx.ts'
import { namesOf } from './names-of.ts'
import { loadBulkEdit } from './table.ts'

/** Whom a bulk edit changed, or was refused; who may not be seen any more is counted but not shown. */
export async function bulkEditRows(
  tx: Tx,
  { id, became, reason, limit, cursor }: { id: BulkEditId } & Received<typeof route>['query'],
  actor: Actor,
): Promise<Returned<typeof route>> {
  const { list } = await loadBulkEdit(tx, actor, id)
  const [after] = cursor ? decodeCursor(cursor, z.tuple([z.uuid()])) : [null]
  const { rows } = await sql<{ id: string; reason: string | null; code: string | null }>`
    select r.record_id as id, r.reason, r.code
    from bulk_edit_rows r
    where r.workspace_id = ${actor.workspaceId} and r.bulk_edit_id = ${id} and r.became = ${became}
      and ${reason === undefined ? sql`true` : sql`r.reason = ${reason}`}
      and ${after ? sql`r.record_id > ${after}::uuid` : sql`true`}
    order by r.record_id
    limit ${limit + 1}
  `.execute(tx)
  const page = pageOf(
    rows,
    limit,
    (row) => [row.id],
    (row) => row,
  )
  const names = await namesOf(
    tx,
    actor,
    list,
    page.rows.map((row) => row.id),
  )
  return {
    rows: page.rows.flatMap((row) => {
      const named = names.get(row.id)
      return named ? [{ ...named, reason: row.reason, code: row.code }] : []
    }),
    next: page.next,
  }
}
