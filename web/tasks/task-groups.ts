import { dayAt, daysBetween } from '../platform/reader/dates.ts'
import type { Reader } from '../platform/reader/reader.ts'

export const groups = ['late', 'today', 'week', 'later', 'waiting', 'undated'] as const
export type Group = (typeof groups)[number]

/** `waits`: another task comes first, and its own time begins when that is done. */
export interface Timed {
  dueAt: string | null
  waits: boolean
}

/**
 * When something has to be done, as a person plans his days. Late is what is past, also by an hour; the week ends
 * with the evening of the day before the week's first day (Saturday in Persian, Monday elsewhere).
 */
export function groupOf({ dueAt, waits }: Timed, reader: Reader, now: Date): Group {
  if (dueAt === null) return waits ? 'waiting' : 'undated'
  if (Date.parse(dueAt) < now.getTime()) return 'late'
  const today = dayAt(now, reader)
  const days = daysBetween(today, dayAt(dueAt, reader))
  if (days === 0) return 'today'
  return days <= daysLeftOfWeek(today, reader) ? 'week' : 'later'
}

/** Rows in their groups, empty groups left out; the order within stays. */
export function grouped<Row extends { dueAt: string | null }>(
  rows: readonly Row[],
  waits: (row: Row) => boolean,
  reader: Reader,
  now: Date,
): { group: Group; rows: Row[] }[] {
  return groups
    .map((group) => ({
      group,
      rows: rows.filter((row) => groupOf({ dueAt: row.dueAt, waits: waits(row) }, reader, now) === group),
    }))
    .filter((one) => one.rows.length > 0)
}

/** After today, until the week ends: 0 on its last day. */
function daysLeftOfWeek(today: string, { calendar }: Reader): number {
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay()
  const first = calendar === 'persian' ? 6 : 1
  return 6 - ((weekday - first + 7) % 7)
}
