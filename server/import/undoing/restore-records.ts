import { type RawBuilder, sql } from 'kysely'
import type { ImportId, WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'

type Table = 'companies' | 'people' | 'products' | 'members' | 'leads' | 'deals' | 'stage_visits' | 'tasks'

/**
 * Puts changed records back as the ledger kept them, version included: it is the same content, so whoever holds the old
 * version may save over it.
 */
export async function restoreRecords(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: ImportId,
  table: Table,
): Promise<void> {
  const columns = (await columnsOf(tx, table)).filter(
    (column) => column !== 'workspace_id' && column !== 'id',
  )
  const sets = columns.map((column) => sql`${sql.ref(column)} = b.${sql.ref(column)}`)
  await sql`
    update ${sql.table(table)} t
    set ${sql.join(sets)}
    from import_rows r, jsonb_populate_record(null::${sql.table(table)}, r.before -> 'row') b
    where r.workspace_id = ${workspaceId} and r.import_id = ${id} and r.state = 'updated'
      and t.workspace_id = ${workspaceId} and t.id = b.id
  `.execute(tx)
}

/** Visits and tasks of the deals that moved or changed hands. */
export async function restoreDealHistory(tx: Tx, workspaceId: WorkspaceId, id: ImportId): Promise<void> {
  const kept = sql`import_rows r where r.workspace_id = ${workspaceId} and r.import_id = ${id} and r.before ? 'visits'`
  for (const [table, key] of [
    ['stage_visits', 'visits'],
    ['tasks', 'tasks'],
  ] as const) {
    await sql`
      delete from ${sql.table(table)} t
      where t.workspace_id = ${workspaceId} and t.deal_id in (select r.record_id from ${kept})
    `.execute(tx)
    const columns = sql.join(
      (await columnsOf(tx, table)).map((column): RawBuilder<unknown> => sql.ref(column)),
    )
    await sql`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from (
        select b.* from import_rows r, jsonb_populate_recordset(null::${sql.table(table)}, r.before -> ${key}::text) b
        where r.workspace_id = ${workspaceId} and r.import_id = ${id} and r.before ? 'visits'
      ) kept
    `.execute(tx)
  }
}

/** Asked of the database, so that a column added later is restored too. Generated ones follow by themselves. */
async function columnsOf(tx: Tx, table: Table): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::text::regclass and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum
  `.execute(tx)
  return rows.map(({ name }) => name)
}
