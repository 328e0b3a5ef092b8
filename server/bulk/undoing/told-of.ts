import { sql } from 'kysely'
import type { BulkEditId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'

/** What the events of a bulk edit tell of these records. */
export async function toldOf(
  tx: Tx,
  actor: Actor,
  id: BulkEditId,
  ids: readonly string[],
): Promise<Map<string, Record<string, unknown>>> {
  const { rows } = await sql<{ id: string; data: Record<string, unknown> }>`
    select r.record_id as id, e.data
    from bulk_edit_rows r
    join events e on e.workspace_id = r.workspace_id and e.seq = r.event_seq
    where r.workspace_id = ${actor.workspaceId} and r.bulk_edit_id = ${id} and r.record_id = any (${ids}::uuid[])
  `.execute(tx)
  return new Map(rows.map((row) => [row.id, row.data]))
}
