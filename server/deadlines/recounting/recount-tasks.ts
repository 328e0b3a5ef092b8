import { sql } from 'kysely'
import type { DealId, MemberId, TaskId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type Clock, counted } from '../../tasks/clock.ts'
import type { StaffCalendars } from '../../team/calendars/workspace-calendar.ts'
import type { Recounted } from './recount-batch.ts'

/** Counts the deadlines of these deals' open tasks again, in the working time of who has each. */
export async function recountTasks(
  tx: Tx,
  house: Actor,
  ids: readonly DealId[],
  staff: StaffCalendars,
  memberId: MemberId | null,
): Promise<Recounted> {
  const there = await openTasks(tx, house, ids, memberId)
  const tasks = there.filter(({ locked }) => locked)
  const changed = tasks.flatMap(({ id, assigneeId, clock, dueAt, warnAt }) => {
    const again = counted(staff.of(assigneeId), { clock, dueAt, warnAt })
    return again.dueAt !== dueAt || again.warnAt !== warnAt ? [{ id, ...again }] : []
  })
  if (changed.length > 0) await save(tx, house, changed)
  return {
    counted: tasks.length,
    moved: changed.length,
    leftOver: [...new Set(there.flatMap(({ dealId, locked }) => (locked ? [] : [dealId])))],
  }
}

interface Running {
  id: TaskId
  dealId: DealId
  assigneeId: MemberId | null
  clock: Clock
  dueAt: string | null
  warnAt: string | null
  /** Nobody else has it at hand. */
  locked: boolean
}

async function openTasks(
  tx: Tx,
  house: Actor,
  ids: readonly DealId[],
  memberId: MemberId | null,
): Promise<Running[]> {
  if (ids.length === 0) return []
  const asked = sql`
    t.workspace_id = ${house.workspaceId} and t.deal_id = any (${ids}::uuid[]) and t.state = 'open'
    and t.clock is not null and ${memberId === null ? sql`true` : sql`t.assignee_id = ${memberId}`}`
  const { rows } = await sql<Running>`
    with locked as materialized (
      select t.id, t.assignee_id, t.clock, t.due_at, t.warn_at from tasks t where ${asked} for update skip locked
    )
    select t.id, t.deal_id as "dealId", l.id is not null as locked, l.assignee_id as "assigneeId", l.clock,
           l.due_at as "dueAt", l.warn_at as "warnAt"
    from tasks t
    left join locked l on l.id = t.id
    where ${asked}
  `.execute(tx)
  return rows
}

/** What is told again and what is not: as for deals (recount-deals.ts). */
async function save(tx: Tx, house: Actor, changed: readonly object[]): Promise<void> {
  await sql`
    update tasks t
    set due_at = r."dueAt", warn_at = r."warnAt",
        warned_at = case when r."warnAt" > now() then null else coalesce(t.warned_at, t.breached_at) end,
        breached_at = case when r."dueAt" > now() then null else t.breached_at end
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as r (
      id uuid, "dueAt" timestamptz, "warnAt" timestamptz)
    where t.workspace_id = ${house.workspaceId} and t.id = r.id
  `.execute(tx)
}
