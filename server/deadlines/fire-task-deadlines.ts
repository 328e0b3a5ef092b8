import { sql } from 'kysely'
import type { DealId, MemberId, TaskId } from '../../contract/ids.ts'
import type { Text } from '../../contract/text.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import type { Step } from './deadline.ts'
import { tell } from './tell.ts'

/** The same for tasks. One in a role's queue is told to all who may take it, one of nobody to the deal's owner. */
export async function fireTaskDeadlines(tx: Tx, house: Actor, most: number): Promise<number> {
  const { rows } = await sql<Due>`
    select t.id, t.deal_id as "dealId", t.name, t.assignee_id as "assigneeId", t.deal_owner_id as "ownerId",
           t.role_key as "roleKey", t.escalate_to as "escalateTo", t.warn_at as "warnAt", t.due_at as "dueAt",
           case when t.due_at <= now() then 'breach' else 'warn' end as step
    from tasks t
    where t.workspace_id = ${house.workspaceId} and t.next_deadline_at <= now()
    order by t.next_deadline_at
    limit ${most}
    for update skip locked
  `.execute(tx)
  if (rows.length === 0) return 0
  await sql`
    update tasks t
    set warned_at = case when r.step = 'warn' then now() else t.warned_at end,
        breached_at = case when r.step = 'breach' then now() else t.breached_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, step text)
    where t.workspace_id = ${house.workspaceId} and t.id = r.id
  `.execute(tx)
  await tell(
    tx,
    house,
    rows.map((row) => ({
      kind: 'task',
      step: row.step,
      dealId: row.dealId,
      taskId: row.id,
      dueAt: (row.dueAt ?? row.warnAt) as string,
      memberId: row.assigneeId ?? (row.roleKey === null ? row.ownerId : null),
      queue: row.roleKey,
      escalateTo: row.escalateTo,
      data: { name: row.name },
    })),
  )
  return rows.length
}

interface Due {
  id: TaskId
  dealId: DealId
  name: Text
  assigneeId: MemberId | null
  ownerId: MemberId | null
  roleKey: string | null
  escalateTo: string | null
  warnAt: string | null
  dueAt: string | null
  step: Step
}
