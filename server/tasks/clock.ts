import type { WorkingSpan } from '../../contract/days.ts'
import type { WorkingCalendar } from '../platform/time/business-calendar.ts'
import { dueAfter } from '../platform/time/working-time.ts'

/**
 * Clock  from when a task's deadlines were last counted, and by which spans. It begins with the stage, or once nothing
 *        is waited for, and goes on with what was left when the task changes hands or its deal was woken. Kept so that
 *        it can be counted again when somebody's working time changes.
 */
export interface Clock {
  /** ISO instant. */
  from: string
  /** Absent: there is no such deadline, or it had passed when the clock went on, and stays where it is. */
  due?: WorkingSpan
  warn?: WorkingSpan
}

interface Timed {
  dueAt: string | null
  warnAt: string | null
  clock: Clock | null
}

/** Pure: the deadlines of a task whose clock begins at `from` (epoch ms). */
export function clockBegun(
  calendar: WorkingCalendar,
  from: number,
  { due, warn }: { due: WorkingSpan | null | undefined; warn: WorkingSpan | null | undefined },
): Timed {
  if (!due && !warn) return { dueAt: null, warnAt: null, clock: null }
  const clock = { from: new Date(from).toISOString(), ...(due && { due }), ...(warn && { warn }) }
  return { ...counted(calendar, { clock, dueAt: null, warnAt: null }), clock }
}

/** Pure: the same deadlines by another calendar. What no clock says stays as it is. */
export function counted(
  calendar: WorkingCalendar,
  { clock, dueAt, warnAt }: Timed,
): Pick<Timed, 'dueAt' | 'warnAt'> {
  if (!clock) return { dueAt, warnAt }
  const after = (span: WorkingSpan) =>
    new Date(dueAfter(calendar, Date.parse(clock.from), span)).toISOString()
  return {
    dueAt: clock.due ? after(clock.due) : dueAt,
    warnAt: clock.warn ? after(clock.warn) : warnAt,
  }
}
