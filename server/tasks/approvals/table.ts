import { type RawBuilder, sql } from 'kysely'
import type { MemberId, TaskId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { TaskRow } from '../task.ts'

export interface Decision {
  by: { id: MemberId; name: string }
  decision: 'approved' | 'refused'
  reason: string | null
  at: string
}

/** What has been decided on the task, oldest first. */
export async function decisionsOn(tx: Tx, actor: Actor, taskId: TaskId): Promise<Decision[]> {
  const { rows } = await sql<Decision>`
    select jsonb_build_object('id', m.id, 'name', m.name) as by, a.decision, a.reason, utc(a.at) as at
    from approvals a
    join members m on m.workspace_id = a.workspace_id and m.id = a.member_id
    where a.workspace_id = ${actor.workspaceId} and a.task_id = ${taskId}
    order by a.at, m.id
  `.execute(tx)
  return rows
}

/** Writes what he decided. @returns false when he had decided before: then nothing is written */
export async function decide(
  tx: Tx,
  actor: Actor,
  taskId: TaskId,
  decision: { approved: true } | { approved: false; reason: string },
): Promise<boolean> {
  const written = await sql`
    insert into approvals (workspace_id, task_id, member_id, decision, reason, at)
    values (${actor.workspaceId}, ${taskId}, ${actor.memberId}, ${decision.approved ? 'approved' : 'refused'},
            ${decision.approved ? null : decision.reason}, now())
    on conflict (workspace_id, task_id, member_id) do nothing
  `.execute(tx)
  return written.numAffectedRows === 1n
}

/** The approval is asked for anew: what was decided before counts no more. */
export async function clearDecisions(tx: Tx, actor: Actor, taskId: TaskId): Promise<void> {
  await sql`
    delete from approvals where workspace_id = ${actor.workspaceId} and task_id = ${taskId}
  `.execute(tx)
}

/** Who last said no to this task, and why; also where the approval was asked for anew since. */
export async function lastRefusal(tx: Tx, actor: Actor, taskId: TaskId) {
  const { rows } = await sql<{ by: { id: MemberId; name: string } | null; at: string; reason: string }>`
    select case when m.id is null then null else jsonb_build_object('id', m.id, 'name', m.name) end as by,
           utc(e.at) as at, coalesce(e.data ->> 'reason', '') as reason
    from events e
    left join members m on m.workspace_id = e.workspace_id and m.id = e.by
    where e.workspace_id = ${actor.workspaceId} and e.subject_id = ${taskId} and e.type = 'approval.refused'
    order by e.seq desc
    limit 1
  `.execute(tx)
  return rows[0] ?? null
}

/** Who may decide on the task and can sign in: all of them, the deal's owner too. */
export async function approversOf(
  tx: Tx,
  actor: Actor,
  task: Pick<TaskRow, 'roleKey' | 'dealOwnerId'>,
): Promise<{ id: MemberId; name: string }[]> {
  const { rows } = await sql<{ id: MemberId; name: string }>`
    select m.id, m.name
    from members m
    join roles r on r.workspace_id = m.workspace_id and r.key = m.role_key
    where m.workspace_id = ${actor.workspaceId} and m.deactivated_at is null and m.user_id is not null
      and ${task.roleKey === null ? overrides(task.dealOwnerId) : holdsRole(task.roleKey)}
    order by m.name, m.id
  `.execute(tx)
  return rows
}

const holdsRole = (role: string): RawBuilder<unknown> => sql`exists (
  select from all_role_holders h
  where h.workspace_id = m.workspace_id and h.member_id = m.id and h.role_key = ${role})`

/** `reaches(…, 'gate.override', owner)` as a question about everybody at once. */
const overrides = (owner: MemberId | null): RawBuilder<unknown> => sql`(
  r.rights ->> 'gate.override' = 'all'
  or r.rights ->> 'gate.override' in ('own', 'team') and m.id = ${owner}::uuid
  or r.rights ->> 'gate.override' = 'team' and exists (
    select from team_members his
    join team_members mine on mine.workspace_id = his.workspace_id and mine.team_id = his.team_id
    where his.workspace_id = m.workspace_id and his.member_id = ${owner}::uuid and mine.member_id = m.id))`
