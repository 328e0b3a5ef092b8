import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/tx.ts'
import { documentsNaming, type Ends, type Moved } from './move-references.ts'
import { shapeOf } from './references.ts'

/**
 * Lets filters that are kept under a name, as segments', views' and rules' are, name the kept record where they named the
 * gone one: what somebody saved goes on to mean the customer he meant. `moveBack` undoes it.
 */
export async function rewriteFilters(tx: Tx, ends: Ends): Promise<Moved[]> {
  const { workspaceId, kept, gone } = ends
  const rewritten: Moved[] = []
  for (const table of await tablesWithFilters(tx)) {
    const { key } = await shapeOf(tx, table)
    const t = sql.table(table)
    const documents = await documentsNaming(tx, table, { documents: ['filter'], key }, ends, sql`true`)
    if (documents.length === 0) continue
    await sql`
      update ${t} set filter = replace(filter::text, ${gone}, ${kept})::jsonb
      where workspace_id = ${workspaceId} and filter::text like ${`%${gone}%`}
    `.execute(tx)
    rewritten.push({ table, column: 'filter', keys: [], aside: [], documents })
  }
  return rewritten
}

/** Asked of the database, so that filters somebody keeps elsewhere later are not forgotten. */
async function tablesWithFilters(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ table: string }>`
    select t.relname as "table"
    from pg_attribute a
    join pg_class t on t.oid = a.attrelid and t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
    where a.attname = 'filter' and a.atttypid = 'jsonb'::regtype and not a.attisdropped
    order by 1
  `.execute(tx)
  return rows.map(({ table }) => table)
}
