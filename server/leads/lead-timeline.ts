import { sql } from 'kysely'
import { z } from 'zod'
import type { TimelineEntry } from '../../contract/deals/deals.ts'
import type { LeadId, MemberId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import { decodeCursor } from '../platform/database/cursor.ts'
import { pageOf } from '../platform/database/page.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { visibleLeads } from './policy.ts'

type Entry = z.output<typeof TimelineEntry>

/** What happened on a lead, newest first, with the names of those who did it. */
export async function leadTimeline(
  tx: Tx,
  { id, cursor, limit }: { id: LeadId; cursor?: string | undefined; limit: number },
  actor: Actor,
): Promise<{ rows: Entry[]; next: string | null }> {
  const before = cursor ? sql`e.seq < ${decodeCursor(cursor, z.tuple([z.int()]))[0]}` : sql`true`
  const { rows } = await sql<Entry & { memberId: MemberId | null; memberName: string | null }>`
    select e.seq, e.type, e.at, e.via, e.data, e.by as "memberId", m.name as "memberName"
    from leads l
    left join lateral (
      select * from events e
      where e.workspace_id = l.workspace_id and e.subject_id = l.id and e.subject_type = 'lead' and ${before}
      order by e.seq desc
      limit ${limit + 1}
    ) e on true
    left join members m on m.workspace_id = l.workspace_id and m.id = e.by
    where l.workspace_id = ${actor.workspaceId} and l.id = ${id} and ${visibleLeads(actor)}
    order by e.seq desc
  `.execute(tx)
  if (rows.length === 0) throw new Refusal('not_found')
  return pageOf(
    rows.filter((row) => row.seq !== null),
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
