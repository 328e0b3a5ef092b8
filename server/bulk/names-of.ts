import { sql } from 'kysely'
import type { BulkList } from '../../contract/bulk.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { readRecords, recordsOf } from './changing/records.ts'

/** What the records are called; one that may not be seen is not among them. */
export async function namesOf(
  tx: Tx,
  actor: Actor,
  list: BulkList,
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (ids.length === 0) return new Map()
  const { table, name, may } = recordsOf[list]
  const records = await readRecords(tx, actor, list, ids)
  const visible = [...records.values()].filter((record) => may(actor, 'see', record as never))
  const { rows } = await sql<{ id: string; name: string }>`
    select r.id, ${sql.ref(`r.${name}`)} as name
    from ${sql.table(table)} r
    where r.workspace_id = ${actor.workspaceId} and r.id = any (${visible.map(({ id }) => id)}::uuid[])
  `.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}
