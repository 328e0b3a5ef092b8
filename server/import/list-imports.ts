import { sql } from 'kysely'
import { z } from 'zod'
import { ImportId } from '../../contract/ids.ts'
import type { Import, listImports as route } from '../../contract/imports/imports.ts'
import type { Received } from '../../contract/route.ts'
import type { Actor } from '../platform/actor.ts'
import { decodeCursor, KeyInstant } from '../platform/database/cursor.ts'
import { pageOf } from '../platform/database/page.ts'
import type { Tx } from '../platform/database/tx.ts'
import { type ImportRecord, shown } from './import.ts'
import { allowImport } from './policy.ts'
import { importColumns, importsWithMember } from './table.ts'

/** Everybody's imports, newest first. */
export async function listImports(
  tx: Tx,
  { limit, cursor }: Received<typeof route>['query'],
  actor: Actor,
): Promise<{ rows: Import[]; next: string | null }> {
  allowImport(actor)
  const [at, id] = cursor ? decodeCursor(cursor, z.tuple([KeyInstant, ImportId])) : [null, null]
  const { rows } = await sql<ImportRecord>`
    select ${importColumns} from ${importsWithMember}
    where i.workspace_id = ${actor.workspaceId} ${at ? sql`and (i.created_at, i.id) < (${at}, ${id})` : sql``}
    order by i.created_at desc, i.id desc
    limit ${limit + 1}
  `.execute(tx)
  return pageOf(rows, limit, (row) => [row.createdAt, row.id], shown)
}
