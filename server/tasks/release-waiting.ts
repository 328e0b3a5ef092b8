import { sql } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { staffCalendars } from '../team/calendars/workspace-calendar.ts'
import { clockBegun } from './clock.ts'
import { beginHandOffs } from './hand-offs/begin-hand-offs.ts'
import { saveTask, siblingsOf } from './table.ts'
import { type TaskRow, waitedFor, waitsFor } from './task.ts'
import { tellOfTasks } from './tell-of-tasks.ts'

/**
 * A task is done or waived: what waited for it and now waits for nothing is due from this moment on, and handed over.
 * Two closed at the same moment would each still see the other open; so such looks at one deal come one after the
 * other, and the second sees what the first has done.
 */
export async function releaseWaiting(tx: Tx, actor: Actor, closed: TaskRow): Promise<void> {
  if (closed.templateKey === null) return
  await sql`select pg_advisory_xact_lock(hashtextextended(${closed.dealId}, 7))`.execute(tx)
  const siblings = await siblingsOf(tx, actor, closed)
  const released = siblings.filter((task) => waitedFor(task, closed) && waitsFor(task, siblings).length === 0)
  if (released.length === 0) return
  await startClocks(tx, actor, released, Date.parse(closed.closedAt as string))
  await beginHandOffs(tx, actor, [closed.dealId])
  await tellOfTasks(
    tx,
    actor,
    released.map(({ id }) => id),
  )
}

/** What is due is due in the working time of who does it. */
async function startClocks(tx: Tx, actor: Actor, tasks: readonly TaskRow[], from: number): Promise<void> {
  const timed = tasks.filter(({ dueSpan, warnSpan }) => dueSpan || warnSpan)
  if (timed.length === 0) return
  const staff = await staffCalendars(tx, actor.workspaceId)
  for (const task of timed) {
    const spans = { due: task.dueSpan, warn: task.warnSpan }
    await saveTask(tx, actor, { ...task, ...clockBegun(staff.of(task.assigneeId), from, spans) })
  }
}
