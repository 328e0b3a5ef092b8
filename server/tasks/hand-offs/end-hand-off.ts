import { sql } from 'kysely'
import type { MemberId, TaskId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { WorkingCalendar } from '../../platform/time/business-calendar.ts'
import { workingTimeBetween } from '../../platform/time/working-time.ts'
import { workspaceCalendar } from '../../team/calendars/workspace-calendar.ts'
import { ended, type HandOffEnd, type Running, taken } from './hand-off.ts'

type OfRole = { id: TaskId; roleKey: string | null }

/** Somebody takes what waited. */
export function takeHandOff(tx: Tx, actor: Actor, task: OfRole, by: MemberId): Promise<void> {
  return change(tx, actor, task, (running, calendar, at) => taken(running, { by, at }, minutesIn(calendar)))
}

/** The task's hand-off, if one goes on, ends now. */
export function endHandOff(tx: Tx, actor: Actor, task: OfRole, how: HandOffEnd): Promise<void> {
  return change(tx, actor, task, (running, calendar, at) =>
    ended(running, { how, by: actor.memberId, at }, minutesIn(calendar)),
  )
}

const minutesIn = (calendar: WorkingCalendar) => (from: number, to: number) =>
  Math.max(0, Math.round(workingTimeBetween(calendar, from, to)))

async function change(
  tx: Tx,
  actor: Actor,
  task: OfRole,
  decide: (running: Running, calendar: WorkingCalendar, at: number) => Running,
): Promise<void> {
  if (task.roleKey === null) return
  const { rows } = await sql<Running>`
    select seq, waiting_since as "waitingSince", taken_at as "takenAt", taken_by as "takenBy",
           wait_minutes as "waitMinutes", null as "endedAt", null as "endedHow", null as "workMinutes"
    from hand_offs
    where workspace_id = ${actor.workspaceId} and task_id = ${task.id} and ended_at is null
  `.execute(tx)
  const running = rows[0]
  if (!running) return
  const next = decide(running, await workspaceCalendar(tx, actor.workspaceId), Date.now())
  await sql`
    update hand_offs
    set taken_at = ${next.takenAt}, taken_by = ${next.takenBy}, wait_minutes = ${next.waitMinutes},
        ended_at = ${next.endedAt}, ended_how = ${next.endedHow}, work_minutes = ${next.workMinutes}
    where workspace_id = ${actor.workspaceId} and task_id = ${task.id} and seq = ${next.seq}
  `.execute(tx)
}
