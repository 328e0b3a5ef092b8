import type { MemberId } from '../../contract/ids.ts'
import { workingTimeBetween } from '../platform/time/working-time.ts'
import type { Sinks } from './rows.ts'
import type { Setting } from './setting.ts'
import { instant } from './stage-clock.ts'

interface Handed {
  taskId: string
  roleKey: string | undefined
  assignee: MemberId | null
  ownerId: MemberId
  state: 'open' | 'done' | 'cancelled'
  /** Null while it waits for other tasks: nothing is handed over yet. */
  from: number | null
  closedAt: number | null
}

/** The hand-off of a task that is somebody else's than the seller's to do: it waited a while, then somebody had it. */
export function handOffRow({ workspaceId, calendar, now }: Setting, task: Handed, rows: Sinks): void {
  const { taskId, roleKey, assignee, ownerId, state, closedAt } = task
  if (!roleKey || assignee === ownerId || task.from === null) return
  const from = Math.min(task.from, closedAt ?? now)
  // A fifth to a half of the time nobody had it yet; which, its own hour says, so that the rest stays as it is.
  const waited = (0.2 + ((from % 997) / 997) * 0.3) * ((closedAt ?? now) - from)
  const takenAt = assignee === null ? null : Math.round(from + waited)
  const minutes = (since: number, until: number) => Math.round(workingTimeBetween(calendar, since, until))
  rows.hand_offs.push([
    workspaceId,
    taskId,
    1,
    roleKey,
    instant(from),
    instant(takenAt),
    assignee,
    instant(closedAt),
    state === 'open' ? null : state,
    takenAt === null ? null : minutes(from, takenAt),
    takenAt !== null && closedAt !== null && state === 'done' ? minutes(takenAt, closedAt) : null,
  ])
}
