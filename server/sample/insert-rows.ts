import { sql } from 'kysely'
import type { Tx } from '../platform/database/tx.ts'
import { columns, type Rows, tableNames } from './rows.ts'

/** Writes made-up rows, each table in one statement; for the few of a sample company. */
export async function insertRows(tx: Tx, rows: Rows): Promise<void> {
  for (const table of tableNames) {
    const names: readonly string[] = columns[table]
    if (rows[table].length === 0) continue
    const records = rows[table].map((row) =>
      Object.fromEntries(names.map((name, place) => [name, row[place]])),
    )
    const list = sql.join(names.map((name) => sql.ref(name)))
    await sql`
      insert into ${sql.table(table)} (${list})
      select ${list} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(records)}::jsonb)
    `.execute(tx)
  }
}
