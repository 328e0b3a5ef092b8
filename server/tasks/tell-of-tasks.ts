import { type RawBuilder, sql } from 'kysely'
import type { DealId, MemberId, TaskId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'

/**
 * The deals went on in this transaction: whom the tasks it made are for is told, each once a deal. What an import brings
 * is told to nobody.
 * @param except who is told of the deal itself
 */
export async function tellOfNewTasks(
  tx: Tx,
  actor: Actor,
  dealIds: readonly DealId[],
  except: MemberId | null = null,
): Promise<void> {
  if (dealIds.length === 0 || actor.importId) return
  // What was made in this transaction was made "now".
  await tell(
    tx,
    actor,
    sql`t.deal_id = any (${dealIds}::uuid[]) and t.created_at = now()
        and (t.template_key is not null or t.nurturing is not null)
        and (t.assignee_id is null or t.assignee_id is distinct from ${except}::uuid)`,
  )
}

/** The same for tasks that can be begun now: what they waited for is done, or they are back in their queue. */
export async function tellOfTasks(tx: Tx, actor: Actor, ids: readonly TaskId[]): Promise<void> {
  if (ids.length > 0) await tell(tx, actor, sql`t.id = any (${ids}::uuid[])`)
}

/**
 * Of open tasks that wait for no other: `task.opened` to who has one, `task.waiting` to all who may take it from their
 * queue, once for each visit of a stage. Several of one deal are one notice, which names the first. Nobody is told of
 * what he did himself. In one statement, as it is part of every move; the notices' ids are the database's own, since
 * only here it is known how many there are.
 */
async function tell(tx: Tx, actor: Actor, which: RawBuilder<unknown>): Promise<void> {
  const { workspaceId, memberId } = actor
  await sql`
    with ready as materialized (
      select t.id, t.deal_id, t.visit_seq, t.assignee_id, t.role_key, t.position
      from tasks t
      where t.workspace_id = ${workspaceId} and ${which} and t.state = 'open'
        and not exists (select from tasks b where b.workspace_id = t.workspace_id and b.deal_id = t.deal_id
                          and b.visit_seq = t.visit_seq and b.state = 'open' and b.template_key = any (t.after_keys))
    ),
    told as (
      select r.assignee_id as member_id, 'task.opened' as type, r.deal_id, r.visit_seq, r.id, r.position
      from ready r
      where r.assignee_id is not null
      union all
      select h.member_id, 'task.waiting', r.deal_id, r.visit_seq, r.id, r.position
      from ready r
      join all_role_holders h on h.workspace_id = ${workspaceId} and h.role_key = r.role_key
      where r.assignee_id is null
        and not exists (select from notices n
                        where n.workspace_id = ${workspaceId} and n.deal_id = r.deal_id and n.member_id = h.member_id
                          and n.type = 'task.waiting' and (n.data ->> 'visit')::integer = r.visit_seq)
    ),
    sent as (
      insert into notices (workspace_id, id, member_id, type, deal_id, task_id, data)
      select ${workspaceId}, gen_random_uuid(), t.member_id, t.type, t.deal_id,
             (array_agg(t.id order by t.position, t.id))[1],
             jsonb_build_object('count', count(distinct t.id), 'visit', t.visit_seq)
      from told t
      join members m on m.workspace_id = ${workspaceId} and m.id = t.member_id and m.deactivated_at is null
      where t.member_id is distinct from ${memberId}::uuid
      group by t.member_id, t.type, t.deal_id, t.visit_seq
      returning member_id
    )
    insert into events (workspace_id, type, subject_type, subject_id, by, via, at, data)
    select distinct ${workspaceId}::uuid, 'notice.sent', 'member', s.member_id, ${memberId}::uuid, ${actor.via}, now(),
           '{}'::jsonb
    from sent s
  `.execute(tx)
}
