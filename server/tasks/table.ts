import { type RawBuilder, sql } from 'kysely'
import type { DealId, MemberId, TaskId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { beginHandOffs } from './hand-offs/begin-hand-offs.ts'
import type { TaskRow } from './task.ts'

/** One task `t` with its assignee `a` as json (cheaper to write out than jsonb) in the shape of TaskRow, for statements that gather several things. */
export const taskJson = sql`json_build_object(
  'id', t.id, 'dealId', t.deal_id, 'visitSeq', t.visit_seq, 'stageKey', t.stage_key, 'templateKey', t.template_key,
  'nurturing', t.nurturing, 'name', t.name, 'kind', t.kind, 'mandatory', t.mandatory, 'roleKey', t.role_key, 'assigneeId', t.assignee_id,
  'assigneeName', a.name, 'dealOwnerId', t.deal_owner_id, 'guidance', t.guidance, 'after', t.after_keys,
  'state', t.state, 'dueSpan', t.due_span, 'dueAt', utc(t.due_at), 'warnSpan', t.warn_span, 'warnAt', utc(t.warn_at),
  'clock', t.clock,
  'escalateTo', t.escalate_to, 'closedAt', utc(t.closed_at), 'closedBy', t.closed_by, 'reason', t.reason, 'result', t.result,
  'files', case when t.kind = 'document' and t.state = 'open' then (
    select count(*) from files f
    where f.workspace_id = t.workspace_id and f.task_id = t.id and f.removed_at is null and f.scan = 'clean') end,
  'version', t.version)`

export const tasksWithAssignee = sql`tasks t
  left join members a on a.workspace_id = t.workspace_id and a.id = t.assignee_id`

async function tasksWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<TaskRow[]> {
  const { rows } = await sql<{ task: TaskRow }>`
    select ${taskJson} as task
    from ${tasksWithAssignee}
    where ${condition}
    order by t.visit_seq, t.position, t.id
  `.execute(tx)
  return rows.map((row) => row.task)
}

/** The task as it lies there. `not_found` when there is none in this workspace. */
export async function taskCalled(tx: Tx, actor: Actor, id: TaskId): Promise<TaskRow> {
  const [task] = await tasksWhere(tx, sql`t.workspace_id = ${actor.workspaceId} and t.id = ${id}`)
  if (!task) throw new Refusal('not_found')
  return task
}

/** The task, locked until the transaction ends. `not_found` when there is none in this workspace. */
export async function lockTask(tx: Tx, actor: Actor, id: TaskId): Promise<TaskRow> {
  const locked = await sql`
    select 1 from tasks where workspace_id = ${actor.workspaceId} and id = ${id} for update
  `.execute(tx)
  if (locked.rows.length === 0) throw new Refusal('not_found')
  return taskCalled(tx, actor, id)
}

/** The task and the others of the same visit: what it may wait for. */
export function siblingsOf(tx: Tx, actor: Actor, task: TaskRow): Promise<TaskRow[]> {
  return tasksWhere(
    tx,
    sql`t.workspace_id = ${actor.workspaceId} and t.deal_id = ${task.dealId} and t.visit_seq = ${task.visitSeq}`,
  )
}

/** Writes what may change of a task and counts its version up. */
export async function saveTask(tx: Tx, actor: Actor, task: TaskRow): Promise<TaskRow> {
  await sql`
    update tasks
    set state = ${task.state}, assignee_id = ${task.assigneeId}, due_at = ${task.dueAt},
        warn_at = ${task.warnAt}, clock = ${task.clock && JSON.stringify(task.clock)}::jsonb,
        closed_at = ${task.closedAt}, closed_by = ${task.closedBy}, reason = ${task.reason}, result = ${task.result},
        version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${task.id}
  `.execute(tx)
  return { ...task, version: task.version + 1 }
}

type Warning = 'nurturing' | 'warnSpan' | 'warnAt' | 'clock' | 'escalateTo'
export type NewTask = Omit<
  TaskRow,
  'assigneeName' | 'state' | 'closedAt' | 'closedBy' | 'reason' | 'result' | 'files' | 'version' | Warning
> &
  Partial<Pick<TaskRow, Warning>>

/** Inserts tasks of any number of deals in one statement; those of a role are handed over at once. */
export async function insertTasks(tx: Tx, actor: Actor, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return
  const rows = tasks.map((task, position) => ({ ...task, position }))
  await sql`
    insert into tasks (workspace_id, id, deal_id, visit_seq, stage_key, template_key, name, kind, mandatory, role_key,
                       assignee_id, deal_owner_id, guidance, after_keys, position, due_span, due_at, warn_span, warn_at,
                       clock, escalate_to, nurturing, created_at)
    select ${actor.workspaceId}, r.id, r."dealId", r."visitSeq", r."stageKey", r."templateKey", r.name, r.kind,
           r.mandatory, r."roleKey", r."assigneeId", r."dealOwnerId", r.guidance, r.after, r.position, r."dueSpan",
           r."dueAt", r."warnSpan", r."warnAt", r.clock, r."escalateTo", r.nurturing, now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      id uuid, "dealId" uuid, "visitSeq" integer, "stageKey" text, "templateKey" text, name jsonb, kind text,
      mandatory boolean, "roleKey" text, "assigneeId" uuid, "dealOwnerId" uuid, guidance jsonb, after text[],
      position integer, "dueSpan" jsonb, "dueAt" timestamptz, "warnSpan" jsonb, "warnAt" timestamptz,
      clock jsonb, "escalateTo" text, nurturing text)
  `.execute(tx)
  const handedOver = tasks.filter(({ roleKey }) => roleKey !== null)
  if (handedOver.length > 0)
    await beginHandOffs(tx, actor, [...new Set(handedOver.map(({ dealId }) => dealId))])
}

/** The deal left the visit: what was open there is not done any more. */
export async function cancelOpenTasks(
  tx: Tx,
  actor: Actor,
  dealId: DealId,
  before: { visitSeq: number },
): Promise<void> {
  await cancelWhere(
    tx,
    actor,
    sql`deal_id = ${dealId} and visit_seq < ${before.visitSeq} and template_key is not null`,
  )
}

/** The closed deal needs nothing more, neither from its process nor from what people added. */
export async function cancelAllTasks(tx: Tx, actor: Actor, dealId: DealId): Promise<void> {
  await cancelWhere(tx, actor, sql`deal_id = ${dealId}`)
}

/** Open tasks are cancelled, and with them the hand-offs that went on, in one statement. */
async function cancelWhere(tx: Tx, actor: Actor, condition: RawBuilder<unknown>): Promise<void> {
  await sql`
    with cancelled as (
      update tasks
      set state = 'cancelled', closed_at = now(), closed_by = ${actor.memberId}, version = version + 1
      where workspace_id = ${actor.workspaceId} and state = 'open' and ${condition}
      returning id
    )
    update hand_offs h
    set ended_at = now(), ended_how = 'cancelled'
    from cancelled c
    where h.workspace_id = ${actor.workspaceId} and h.task_id = c.id and h.ended_at is null
  `.execute(tx)
}

/** Tasks that closing the deal cancelled come back with it. */
export async function restoreCancelledTasks(
  tx: Tx,
  actor: Actor,
  dealId: DealId,
  visitSeq: number,
): Promise<void> {
  await sql`
    update tasks
    set state = 'open', closed_at = null, closed_by = null, version = version + 1
    where workspace_id = ${actor.workspaceId} and deal_id = ${dealId} and visit_seq = ${visitSeq}
      and state = 'cancelled' and nurturing is null
  `.execute(tx)
  await beginHandOffs(tx, actor, [dealId], null)
}

/** A deal changed hands: its own tasks go along, those of other roles stay where they are. */
export async function passTasksOn(
  tx: Tx,
  actor: Actor,
  dealIds: readonly DealId[],
  ownerId: MemberId | null,
): Promise<void> {
  await sql`
    update tasks
    set deal_owner_id = ${ownerId},
        assignee_id = case when state = 'open' and role_key is null and assignee_id is not distinct from deal_owner_id
                           then ${ownerId}::uuid else assignee_id end,
        version = version + 1
    where workspace_id = ${actor.workspaceId} and deal_id = any (${dealIds}::uuid[])
  `.execute(tx)
}
