import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { columns, type TableName, tableNames } from '../../sample/rows.ts'
import type { CopyText } from './copy-text.ts'

/** Writes made-up rows by COPY, table after table. */
export type WriteRows = (rows: Record<TableName, CopyText>) => Promise<void>

/**
 * A superuser copies straight into the tables. Anybody else is kept from that by row-level security, although its
 * policies let the owner write: his rows go by way of temporary tables.
 */
export async function rowWriter(client: PoolClient): Promise<WriteRows> {
  const { rows } = await client.query<{ super: boolean }>(
    'select rolsuper as super from pg_roles where rolname = current_user',
  )
  const straight = rows[0]?.super ?? false
  // What is made up is consistent by itself, so the checks of foreign keys may be spared, where one may.
  if (straight) await client.query('set local session_replication_role = replica')
  const write = straight ? copyInto : await writeByStaging(client)
  return async (made) => {
    for (const table of tableNames) if (made[table].rows > 0) await write(client, table, made[table].text)
  }
}

const listOf = (table: TableName) => columns[table].map((name) => `"${name}"`).join(', ')

async function copyInto(
  client: PoolClient,
  table: string,
  text: string,
  list = listOf(table as TableName),
): Promise<void> {
  const copying: CopyStreamQuery = client.query(copyFrom(`copy ${table} (${list}) from stdin`))
  const ended = finished(copying)
  ended.catch(() => {})
  if (!copying.write(text)) await Promise.race([once(copying, 'drain'), ended])
  copying.end()
  await ended
}

async function writeByStaging(client: PoolClient) {
  for (const table of tableNames)
    await client.query(
      `create temp table staged_${table} on commit drop as select ${listOf(table)} from ${table} with no data`,
    )
  return async (_: PoolClient, table: TableName, text: string) => {
    const list = listOf(table)
    await copyInto(client, `staged_${table}`, text, list)
    await client.query(`insert into ${table} (${list}) select ${list} from staged_${table}`)
    await client.query(`truncate staged_${table}`)
  }
}
