import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import type { ImportId, WorkspaceId } from '../../../contract/ids.ts'
import { clientOf, type Tx } from '../../platform/database/tx.ts'

/**
 * Streams rows into the ledger. PostgreSQL copies into no table with row-level security, so they go by way of a
 * temporary one.
 */
export async function copyRows(
  tx: Tx,
  workspaceId: WorkspaceId,
  importId: ImportId,
  batches: AsyncIterable<string[][]>,
): Promise<number> {
  const client = clientOf(tx)
  await client.query('create temp table rows_read (row_number integer, cells text[]) on commit drop')
  let rows = 0
  async function* lines() {
    for await (const batch of batches) yield batch.map((cells) => `${++rows}\t${asArray(cells)}\n`).join('')
  }
  await pipeline(Readable.from(lines()), client.query(copyFrom('copy rows_read from stdin')))
  await sql`
    insert into import_rows (workspace_id, import_id, row_number, cells)
    select ${workspaceId}, ${importId}, row_number, cells from rows_read
  `.execute(tx)
  return rows
}

/** An array literal inside COPY's text format: each of the two escapes once. */
function asArray(cells: readonly string[]): string {
  const literal = `{${cells.map((cell) => `"${cell.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
  return literal.replace(/[\\\t\n\r]/g, (sign) => copied[sign] ?? sign)
}

const copied: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
