import { sql } from 'kysely'
import { z } from 'zod'
import type { ImportId } from '../../contract/ids.ts'
import type { ImportRow, RowState, listImportRows as route } from '../../contract/imports/imports.ts'
import type { Received } from '../../contract/route.ts'
import type { Actor } from '../platform/actor.ts'
import { decodeCursor } from '../platform/database/cursor.ts'
import { pageOf } from '../platform/database/page.ts'
import type { Tx } from '../platform/database/tx.ts'
import { allowImport } from './policy.ts'
import { loadImport } from './table.ts'

type Asked = Received<typeof route>['query'] & { id: ImportId }

/** Rows in the order of the file, and what became of each. */
export async function listImportRows(
  tx: Tx,
  { id, limit, cursor, state, flagged }: Asked,
  actor: Actor,
): Promise<{ rows: ImportRow[]; next: string | null }> {
  allowImport(actor)
  await loadImport(tx, actor.workspaceId, id)
  const [after] = cursor ? decodeCursor(cursor, z.tuple([z.int32()])) : [0]
  const rows = await rowsOf(tx, actor, id, { after, most: limit + 1, state, flagged: flagged !== undefined })
  return pageOf(
    rows,
    limit,
    ({ row }) => [row],
    (row) => row,
  )
}

export async function rowsOf(
  tx: Tx,
  actor: Actor,
  id: ImportId,
  {
    after,
    most,
    state,
    flagged,
  }: { after: number; most: number; state?: RowState | undefined; flagged?: boolean },
): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    select row_number as row, state, cells, record_id as "recordId", coalesce(faults, '[]') as faults,
           coalesce(flags, '{}') as flags
    from import_rows
    where workspace_id = ${actor.workspaceId} and import_id = ${id} and row_number > ${after}
      ${state ? sql`and state = ${state}` : sql``} ${flagged ? sql`and flags is not null` : sql``}
    order by row_number
    limit ${most}
  `.execute(tx)
  return rows
}
