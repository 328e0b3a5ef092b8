import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { addFilesNaming, type StoredFile } from '../erasing/files-naming.ts'
import { hisRows, mentioning, wordsOf } from '../erasing/rows.ts'
import { columnsOf, present } from '../erasing/schema.ts'
import { type Somebody, tracesOf } from '../erasing/traces.ts'
import { holdings } from '../holdings.ts'

/** What is known of somebody, by table: his own rows whole, and of others the words in which he is named. */
export interface Collected {
  places: Record<string, { his?: unknown[]; naming?: unknown[] }>
  files: StoredFile[]
}

/** What says nothing about him: whose workspace it is, keys of sessions, numbers of the database. */
const nothingOfHis = ['workspace_id', 'tx', 'token_hash', 'nonce', 'request_hash', 'sha256']

/** All that an erasure would touch, found by the same conditions. */
export async function collect(
  tx: Tx,
  somebody: Somebody,
  actor: Actor,
  store: FileStore,
): Promise<Collected> {
  const traces = await tracesOf(tx, actor, somebody)
  const files = await addFilesNaming(tx, actor, traces, store)
  const columns = await columnsOf(tx)
  const places: Collected['places'] = {}
  for (const holding of await present(tx, holdings)) {
    const { rows: his } = await sql<{ row: unknown }>`
      select to_jsonb(t.*) - ${nothingOfHis}::text[] as row
      from ${sql.table(holding.table)} t
      where ${hisRows(actor, holding, traces)}
    `.execute(tx)
    const named = sql.join(
      wordsOf(holding, columns).flatMap(({ name }) => [sql.lit(name), sql`t.${sql.ref(name)}`]),
    )
    const { rows: naming } = await sql<{ row: unknown }>`
      select jsonb_build_object(${wordsOf(holding, columns).length > 0 ? named : sql``}) as row
      from ${sql.table(holding.table)} t
      where ${mentioning(actor, holding, columns, traces)}
    `.execute(tx)
    if (his.length + naming.length > 0)
      places[holding.table] = {
        ...(his.length > 0 && { his: his.map(({ row }) => row) }),
        ...(naming.length > 0 && { naming: naming.map(({ row }) => row) }),
      }
  }
  const his = new Set(traces.ids.file)
  return { places, files: files.filter(({ id, removed }) => his.has(id) && !removed) }
}
