import type { WorkingSpan } from '../../contract/days.ts'
import type { DealId, MemberId, TaskId } from '../../contract/ids.ts'
import type { TaskKind } from '../../contract/process/process-document.ts'
import type { Task, TaskState } from '../../contract/tasks/tasks.ts'
import type { Text } from '../../contract/text.ts'
import type { Clock } from './clock.ts'

/**
 * Task       one piece of work on a deal, made from a template of its stage or added by hand.
 * Mandatory  holds the deal in its stage until it is done or waived.
 * Queue      a task of a role that nobody took yet; whoever holds the role may take it.
 * Waived     not done, and somebody with the right said why that is all right.
 * Cancelled  the deal left the stage (or was closed) before it was done.
 */
export interface TaskRow {
  id: TaskId
  dealId: DealId
  visitSeq: number
  stageKey: string
  templateKey: string | null
  /** A step of this nurturing plan, made when the deal went to rest; it ends with the rest. */
  nurturing: string | null
  name: Text
  kind: TaskKind
  mandatory: boolean
  roleKey: string | null
  assigneeId: MemberId | null
  assigneeName: string | null
  dealOwnerId: MemberId | null
  guidance: Text | null
  after: string[]
  state: TaskState
  dueSpan: WorkingSpan | null
  dueAt: string | null
  /** Counted from the same instant as `dueSpan`. */
  warnSpan: WorkingSpan | null
  warnAt: string | null
  /** Null where no deadline is counted. */
  clock: Clock | null
  /** The role that is told when it is late. */
  escalateTo: string | null
  closedAt: string | null
  closedBy: MemberId | null
  reason: string | null
  result: string | null
  /** Clean files of an open document; null for every other task. */
  files: number | null
  version: number
}

/** The task as the API shows it, with what its reader may do. */
export function shown(task: TaskRow, can: Task['can']): Task {
  const { dealOwnerId, dueSpan, warnSpan, clock, escalateTo, files, ...rest } = task
  return { ...rest, can }
}

/** Keys of the tasks it still waits for. */
export function waitsFor(task: TaskRow, siblings: readonly TaskRow[]): string[] {
  return task.after.filter((key) =>
    siblings.some(
      (other) => other.templateKey === key && other.visitSeq === task.visitSeq && other.state === 'open',
    ),
  )
}

/** Whether an open task named this one as coming first. */
export function waitedFor(task: TaskRow, first: TaskRow): boolean {
  return task.state === 'open' && first.templateKey !== null && task.after.includes(first.templateKey)
}
