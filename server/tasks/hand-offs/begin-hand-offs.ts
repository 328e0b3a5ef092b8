import { sql } from 'kysely'
import type { DealId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'

/**
 * Begins a hand-off for each open task of these deals that is a role's to do and not the deal owner's, that waits for
 * no other task and has none going: whatever made it so. Who has the task already has taken it at once.
 * @param waitMinutes what is written of those taken at once: 0 where a rule named somebody, null where waiting says
 *   nothing
 */
export async function beginHandOffs(
  tx: Tx,
  actor: Actor,
  dealIds: readonly DealId[],
  waitMinutes: 0 | null = 0,
): Promise<void> {
  await sql`
    insert into hand_offs (workspace_id, task_id, seq, role_key, waiting_since, taken_at, taken_by, wait_minutes)
    select t.workspace_id, t.id,
           1 + coalesce((select max(h.seq) from hand_offs h
                         where h.workspace_id = t.workspace_id and h.task_id = t.id), 0),
           t.role_key, now(), case when t.assignee_id is not null then now() end, t.assignee_id,
           case when t.assignee_id is not null then ${waitMinutes}::integer end
    from tasks t
    where t.workspace_id = ${actor.workspaceId} and t.deal_id = any (${dealIds}::uuid[])
      and t.state = 'open' and t.role_key is not null
      and (t.assignee_id is null or t.assignee_id is distinct from t.deal_owner_id)
      and not exists (select from hand_offs h where h.workspace_id = t.workspace_id and h.task_id = t.id
                        and h.ended_at is null)
      and not exists (select from tasks b where b.workspace_id = t.workspace_id and b.deal_id = t.deal_id
                        and b.visit_seq = t.visit_seq and b.state = 'open' and b.template_key = any (t.after_keys))
    on conflict do nothing
  `.execute(tx)
}
