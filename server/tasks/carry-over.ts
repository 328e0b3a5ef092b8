import type { WorkingSpan } from '../../contract/days.ts'
import type { WorkingCalendar } from '../platform/time/business-calendar.ts'
import { addWorkingTime, dueAfter, workingTimeBetween } from '../platform/time/working-time.ts'
import type { TaskRow } from './task.ts'

interface Hands {
  from: WorkingCalendar
  to: WorkingCalendar
  /** Epoch ms. */
  now: number
}

/**
 * A task passes to somebody who works at other times: what is left of its time is left to him, in his working time. A
 * deadline that has passed stays where it is, and nothing moves between two who keep the same hours.
 */
export function carryOver(
  { dueSpan, dueAt, warnSpan, warnAt }: Pick<TaskRow, 'dueSpan' | 'dueAt' | 'warnSpan' | 'warnAt'>,
  hands: Hands,
): Pick<TaskRow, 'dueAt' | 'warnAt'> {
  return { dueAt: carried(dueSpan, dueAt, hands), warnAt: carried(warnSpan, warnAt, hands) }
}

function carried(span: WorkingSpan | null, at: string | null, { from, to, now }: Hands): string | null {
  if (!span || at === null || from === to || Date.parse(at) <= now) return at
  return new Date(
    'workingDays' in span
      ? dueAfter(to, now, { workingDays: daysLeft(from, now, Date.parse(at), span.workingDays) })
      : addWorkingTime(to, now, workingTimeBetween(from, now, Date.parse(at))),
  ).toISOString()
}

/** How many working days lie between now and a deadline, a begun one counted whole. */
function daysLeft(calendar: WorkingCalendar, now: number, at: number, atMost: number): number {
  let days = 0
  while (days < atMost && dueAfter(calendar, now, { workingDays: days }) < at) days++
  return days
}
