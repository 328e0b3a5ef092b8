import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { TimelineEntry } from '../../contract/deals/deals.ts'
import type { DealId, MemberId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import { decodeCursor } from '../platform/database/cursor.ts'
import { pageOf } from '../platform/database/page.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { visibleDeals } from './policy.ts'

type Entry = z.output<typeof TimelineEntry>

/** What happened on a deal, newest first, with the names of those who did it. */
export async function dealTimeline(
  tx: Tx,
  { id, cursor, limit }: { id: DealId; cursor?: string | undefined; limit: number },
  actor: Actor,
): Promise<{ rows: Entry[]; next: string | null }> {
  const { rows } = await sql<Entry & { memberId: MemberId | null; memberName: string | null }>`
    select e.seq, e.type, e.at, e.via, e.data, e.by as "memberId", m.name as "memberName"
    from deals d
    left join lateral (
      select * from events e
      where e.workspace_id = d.workspace_id and e.deal_id = d.id and ${before(cursor)}
      order by e.seq desc
      limit ${limit + 1}
    ) e on true
    left join members m on m.workspace_id = d.workspace_id and m.id = e.by
    where d.workspace_id = ${actor.workspaceId} and d.id = ${id} and ${visibleDeals(actor)}
    order by e.seq desc
  `.execute(tx)
  if (rows.length === 0) throw new Refusal('not_found')
  const entries = rows.filter((row) => row.seq !== null)
  return pageOf(
    entries,
    limit,
    (row) => [row.seq],
    ({ seq, type, at, via, data, memberId, memberName }) => ({
      seq,
      type,
      at,
      via,
      data,
      by: memberId && { id: memberId, name: memberName ?? '' },
    }),
  )
}

function before(cursor: string | undefined): RawBuilder<unknown> {
  if (!cursor) return sql`true`
  return sql`e.seq < ${decodeCursor(cursor, z.tuple([z.int()]))[0]}`
}
