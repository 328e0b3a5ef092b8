import { type RawBuilder, sql } from 'kysely'
import type { BulkList, Chosen } from '../../contract/bulk.ts'
import { readAsked } from '../exports/list-statement.ts'
import { exportedLists } from '../exports/lists.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { narrowed } from '../segments/narrowed.ts'

/** The ids that are meant, as rows `id`: those named, or of the list those its reader sees. */
export async function meant(
  tx: Tx,
  actor: Actor,
  list: BulkList,
  chosen: Chosen,
): Promise<RawBuilder<{ id: string }>> {
  if ('ids' in chosen) return sql`select distinct id from unnest(${chosen.ids}::uuid[]) as id`
  const shown = exportedLists[list]
  const asked = readAsked(shown, chosen.query)
  const by = await narrowed(tx, shown.entity, asked, actor, 'all')
  const { from, where } = shown.rows(asked as never, actor, by)
  return sql`
    select ${shown.row}.id from ${from}
    where ${where} and ${chosen.except ? sql`${shown.row}.id <> all (${chosen.except}::uuid[])` : sql`true`}`
}
