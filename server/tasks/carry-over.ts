import type { WorkingSpan } from '../../contract/days.ts'
import type { WorkingCalendar } from '../platform/time/business-calendar.ts'
import { dueAfter, workingTimeBetween } from '../platform/time/working-time.ts'
import { type Clock, counted } from './clock.ts'
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
  {
    dueSpan,
    dueAt,
    warnSpan,
    warnAt,
    clock,
  }: Pick<TaskRow, 'dueSpan' | 'dueAt' | 'warnSpan' | 'warnAt' | 'clock'>,
  hands: Hands,
): Pick<TaskRow, 'dueAt' | 'warnAt' | 'clock'> {
  if (hands.from === hands.to) return { dueAt, warnAt, clock }
  const due = left(dueSpan, dueAt, hands)
  const warn = left(warnSpan, warnAt, hands)
  // Nothing is left of it: it stays where it is, and no clock moves it any more.
  if (!due && !warn) return { dueAt, warnAt, clock: null }
  const next: Clock = { from: new Date(hands.now).toISOString(), ...(due && { due }), ...(warn && { warn }) }
  return { ...counted(hands.to, { clock: next, dueAt, warnAt }), clock: next }
}

/** In whole days where it was counted in days; null where nothing is, or nothing is left. */
function left(span: WorkingSpan | null, at: string | null, { from, now }: Hands): WorkingSpan | null {
  if (!span || at === null || Date.parse(at) <= now) return null
  return 'workingDays' in span
    ? { workingDays: daysLeft(from, now, Date.parse(at), span.workingDays) }
    : { workingMinutes: workingTimeBetween(from, now, Date.parse(at)) }
}

/** How many working days lie between now and a deadline, a begun one counted whole. */
function daysLeft(calendar: WorkingCalendar, now: number, at: number, atMost: number): number {
  let days = 0
  while (days < atMost && dueAfter(calendar, now, { workingDays: days }) < at) days++
  return days
}
