import { sql } from 'kysely'
import { z } from 'zod'
import type { BulkEdit, listBulkEdits as route } from '../../contract/bulk.ts'
import { BulkEditId } from '../../contract/ids.ts'
import type { Received } from '../../contract/route.ts'
import type { Actor } from '../platform/actor.ts'
import { decodeCursor, KeyInstant } from '../platform/database/cursor.ts'
import { pageOf } from '../platform/database/page.ts'
import type { Tx } from '../platform/database/tx.ts'
import { shown } from './bulk-edit.ts'
import { bulkEditsWhere } from './table.ts'

/** One's own bulk edits, newest first. */
export async function listBulkEdits(
  tx: Tx,
  { list, limit, cursor }: Received<typeof route>['query'],
  actor: Actor,
): Promise<{ rows: BulkEdit[]; next: string | null }> {
  const [at, last] = cursor ? decodeCursor(cursor, z.tuple([KeyInstant, BulkEditId])) : [null, null]
  const { rows } = await bulkEditsWhere(sql`
    j.workspace_id = ${actor.workspaceId} and j.started_by = ${actor.memberId}
      and ${list ? sql`j.list = ${list}` : sql`true`}
      and ${at ? sql`(j.started_at, j.id) < (${at}::timestamptz, ${last}::uuid)` : sql`true`}
    order by j.started_at desc, j.id desc
    limit ${limit + 1}`).execute(tx)
  return pageOf(rows, limit, (row) => [row.startedAt, row.id], shown)
}
