import { sql } from 'kysely'
import type { DealId, LeadId, MemberId, NoticeId, TaskId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { newId } from '../platform/ids.ts'

/** What somebody is told. `data` names nothing of a deal or task: what of them he may see is asked when he reads it. */
export interface NewNotice {
  memberId: MemberId
  type: `${string}.${string}`
  dealId?: DealId
  taskId?: TaskId
  leadId?: LeadId
  data?: Record<string, unknown>
}

/**
 * Tells members something, in the transaction in which it happened. Nobody is told what he did himself, nor is somebody
 * who has left. The deputy of who is away is told it too, with the other's name in `forName`.
 */
export async function notify(tx: Tx, actor: Actor, notices: readonly NewNotice[]): Promise<void> {
  const others = notices.filter(({ memberId }) => memberId !== actor.memberId)
  if (others.length === 0) return
  const rows = others.map((notice) => ({ id: newId<NoticeId>(), data: {}, ...notice }))
  const told = await sql<{ memberId: MemberId }>`
    with told as (
      insert into notices (workspace_id, id, member_id, type, deal_id, task_id, lead_id, data)
      select ${actor.workspaceId}, r.id, r."memberId", r.type, r."dealId", r."taskId", r."leadId", r.data
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
        id uuid, "memberId" uuid, type text, "dealId" uuid, "taskId" uuid, "leadId" uuid, data jsonb)
      join members m on m.workspace_id = ${actor.workspaceId} and m.id = r."memberId" and m.deactivated_at is null
      union all
      select d.workspace_id, gen_random_uuid(), d.deputy_id, r.type, r."dealId", r."taskId", r."leadId",
             r.data || jsonb_build_object('forName', m.name)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
        "memberId" uuid, type text, "dealId" uuid, "taskId" uuid, "leadId" uuid, data jsonb)
      join deputies_now d on d.workspace_id = ${actor.workspaceId} and d.member_id = r."memberId" and d.notices
                         and d.deputy_id is distinct from ${actor.memberId}::uuid and r.type not like 'deputy.%'
      join members m on m.workspace_id = d.workspace_id and m.id = d.member_id
      returning member_id)
    select distinct member_id as "memberId" from told
  `.execute(tx)
  // For the open pages of these members alone: there is something new to read.
  await record(
    tx,
    actor,
    ...told.rows.map(({ memberId }) => ({
      type: 'notice.sent' as const,
      subject: { type: 'member', id: memberId },
    })),
  )
}
