import type { TaskId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { Refusal } from '../platform/refusal.ts'
import { dueAfter } from '../platform/time/working-time.ts'
import { staffCalendars } from '../team/workspace-calendar.ts'
import type { DealsAbove } from './deals-above.ts'
import { mustHaveFiles } from './files/must-have-files.ts'
import { beginReleased } from './hand-offs/begin-hand-offs.ts'
import { endHandOff } from './hand-offs/end-hand-off.ts'
import { allow } from './policy.ts'
import { mustBeAnswered } from './questionnaires/must-be-answered.ts'
import { lockTask, saveTask, siblingsOf } from './table.ts'
import { type TaskRow, waitedFor, waitsFor } from './task.ts'

/**
 * The task is done.
 * @throws Refusal `answers_missing` with the questions, `files_missing`, `needs_approval` for what others decide,
 *   `task_waits`, `task_closed`
 */
export async function completeTask(
  tx: Tx,
  { id, ifMatch, result }: { id: TaskId; ifMatch: number; result?: string | undefined },
  actor: Actor,
  deals: DealsAbove,
): Promise<TaskRow> {
  const task = await lockTask(tx, actor, id)
  allow(actor, 'complete', task)
  seen(task, ifMatch)
  if (task.state !== 'open') throw new Refusal('task_closed', { state: task.state })
  const siblings = await siblingsOf(tx, actor, task)
  const waiting = waitsFor(task, siblings)
  if (waiting.length > 0) throw new Refusal('task_waits', { waitsFor: waiting })
  if (task.kind === 'approval') throw new Refusal('needs_approval')
  await mustBeAnswered(tx, task, actor, deals)
  await mustHaveFiles(tx, task, actor, deals)
  return finish(tx, actor, task, { siblings, result })
}

/** Writes that an open task is done, once nothing speaks against it. Tasks that waited for it alone become due. */
export async function finish(
  tx: Tx,
  actor: Actor,
  task: TaskRow,
  { siblings, result }: { siblings: readonly TaskRow[]; result?: string | undefined },
): Promise<TaskRow> {
  const now = new Date().toISOString()
  const done = await saveTask(tx, actor, {
    ...task,
    state: 'done',
    closedAt: now,
    closedBy: actor.memberId,
    result: result ?? null,
  })
  await endHandOff(tx, actor, done, 'done')
  await startWaiting(tx, actor, done, siblings)
  if (siblings.some((other) => waitedFor(other, done))) await beginReleased(tx, actor, task.dealId)
  await record(tx, actor, {
    type: 'task.completed',
    subject: { type: 'task', id: task.id },
    dealId: task.dealId,
    data: { name: task.name, mandatory: task.mandatory, role: task.roleKey, ...(result && { result }) },
  })
  return done
}

/** The clock of a task that waited begins when the last of those before it is done. */
async function startWaiting(
  tx: Tx,
  actor: Actor,
  done: TaskRow,
  siblings: readonly TaskRow[],
): Promise<void> {
  const now = siblings.map((task) => (task.id === done.id ? done : task))
  const released = now.filter(
    (task) =>
      task.state === 'open' &&
      task.dueSpan &&
      done.templateKey !== null &&
      task.after.includes(done.templateKey) &&
      waitsFor(task, now).length === 0,
  )
  if (released.length === 0) return
  const staff = await staffCalendars(tx, actor.workspaceId)
  for (const task of released) {
    const calendar = staff.of(task.assigneeId)
    const counted = (span: TaskRow['dueSpan']) =>
      span && new Date(dueAfter(calendar, Date.parse(done.closedAt as string), span)).toISOString()
    await saveTask(tx, actor, { ...task, dueAt: counted(task.dueSpan), warnAt: counted(task.warnSpan) })
  }
}
