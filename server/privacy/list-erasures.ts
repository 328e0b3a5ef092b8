import { sql } from 'kysely'
import { z } from 'zod'
import { ErasureId } from '../../contract/ids.ts'
import type { listErasures as route } from '../../contract/privacy.ts'
import type { Received, Returned } from '../../contract/route.ts'
import type { Actor } from '../platform/actor.ts'
import { decodeCursor, KeyInstant } from '../platform/database/cursor.ts'
import { named } from '../platform/database/named.ts'
import { pageOf } from '../platform/database/page.ts'
import type { Tx } from '../platform/database/tx.ts'

type Row = Returned<typeof route>['rows'][number] & { exactAt: string }

const Cursor = z.tuple([KeyInstant, ErasureId])

/** That somebody was erased, the latest first. */
export async function listErasures(
  tx: Tx,
  { cursor, limit }: Received<typeof route>['query'],
  actor: Actor,
): Promise<Returned<typeof route>> {
  const [at, id] = cursor ? decodeCursor(cursor, Cursor) : []
  const { rows } = await sql<Row>`
    select e.id, e.entity, e.because, utc(e.at) as at, e.at::text as "exactAt", ${named('m')} as by, e.deleted, e.cleared,
           e.redacted, e.files
    from erasures e
    left join members m on m.workspace_id = e.workspace_id and m.id = e.by
    where e.workspace_id = ${actor.workspaceId}
      and ${at ? sql`(e.at, e.id) < (${at}::timestamptz, ${id}::uuid)` : sql`true`}
    order by e.at desc, e.id desc
    limit ${limit + 1}
  `.execute(tx)
  return pageOf(
    rows,
    limit,
    ({ exactAt, id: last }) => [exactAt, last],
    ({ exactAt: _key, ...row }) => row,
  )
}
