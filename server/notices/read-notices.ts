import { sql } from 'kysely'
import type { NoticeId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { Refusal } from '../platform/refusal.ts'

/** A badge says "99+" anyway. */
const most = 100

export async function countUnreadNotices(tx: Tx, actor: Actor): Promise<{ count: number }> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from (select from notices
          where workspace_id = ${actor.workspaceId} and member_id = ${actor.memberId} and read_at is null
          limit ${most}) unread
  `.execute(tx)
  return rows[0] as { count: number }
}

/** @throws Refusal `not_found`, also for a notice of somebody else */
export async function readNotice(tx: Tx, { id }: { id: NoticeId }, actor: Actor): Promise<void> {
  const { rows } = await sql<{ unread: boolean }>`
    update notices set read_at = coalesce(read_at, now())
    where workspace_id = ${actor.workspaceId} and member_id = ${actor.memberId} and id = ${id}
    returning read_at = now() as unread
  `.execute(tx)
  const [notice] = rows
  if (!notice) throw new Refusal('not_found')
  if (notice.unread) await tellOtherTabs(tx, actor)
}

/** Those that came after `until` stay unread: he has not seen them. */
export async function readNotices(tx: Tx, { until }: { until: string }, actor: Actor): Promise<void> {
  const { numAffectedRows } = await sql`
    update notices set read_at = now()
    where workspace_id = ${actor.workspaceId} and member_id = ${actor.memberId} and read_at is null
      and date_trunc('milliseconds', at) <= ${until}
  `.execute(tx)
  if (numAffectedRows) await tellOtherTabs(tx, actor)
}

/** His other pages show the same bell. */
async function tellOtherTabs(tx: Tx, actor: Actor): Promise<void> {
  await record(tx, actor, { type: 'notice.read', subject: { type: 'member', id: actor.memberId } })
}
