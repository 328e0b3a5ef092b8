import { sql } from 'kysely'
import { z } from 'zod'
import { type ProcessId, VersionMoveId } from '../../../contract/ids.ts'
import type { listVersionMoves as route, VersionMove } from '../../../contract/process/version-moves.ts'
import type { Received } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import { decodeCursor, KeyInstant } from '../../platform/database/cursor.ts'
import { pageOf } from '../../platform/database/page.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { allowVersionMoves } from './policy.ts'
import { moveColumns, movesWithNames } from './table.ts'
import { shown, type VersionMoveRecord } from './version-move.ts'

/** Those of one process, newest first: who moved what, when and why. */
export async function listVersionMoves(
  tx: Tx,
  { id, limit, cursor }: { id: ProcessId } & Received<typeof route>['query'],
  actor: Actor,
): Promise<{ rows: VersionMove[]; next: string | null }> {
  allowVersionMoves(actor)
  const process = await sql`
    select from processes where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
  if (process.rows.length === 0) throw new Refusal('not_found')
  const [at, last] = cursor ? decodeCursor(cursor, z.tuple([KeyInstant, VersionMoveId])) : [null, null]
  const { rows } = await sql<VersionMoveRecord>`
    select ${moveColumns} from ${movesWithNames}
    where j.workspace_id = ${actor.workspaceId} and j.process_id = ${id}
      ${at ? sql`and (j.started_at, j.id) < (${at}, ${last})` : sql``}
    order by j.started_at desc, j.id desc
    limit ${limit + 1}
  `.execute(tx)
  return pageOf(rows, limit, (row) => [row.startedAt, row.id], shown)
}
