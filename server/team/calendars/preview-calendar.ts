import { sql } from 'kysely'
import type { BusinessCalendar } from '../../../contract/team/calendar.ts'
import type { CalendarPreview } from '../../../contract/team/working-time.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { BusinessCalendar as Plain, WorkingCalendar } from '../../platform/time/business-calendar.ts'
import { dueAfter } from '../../platform/time/working-time.ts'
import { compiledCalendar, workspaceCalendar } from './workspace-calendar.ts'

const spans = [{ workingMinutes: 240 }, { workingDays: 1 }, { workingDays: 2 }, { workingDays: 5 }]

/** What deadlines set now would be by another calendar of the company, beside what they are. */
export async function previewCalendar(
  tx: Tx,
  proposed: BusinessCalendar,
  actor: Actor,
): Promise<CalendarPreview> {
  const present = await workspaceCalendar(tx, actor.workspaceId)
  const next = await compiledCalendar(proposed as Plain)
  const { rows } = await sql<{ now: string }>`select now() as now`.execute(tx)
  const { now } = rows[0] as { now: string }
  const due = (calendar: WorkingCalendar, span: (typeof spans)[number]) =>
    new Date(dueAfter(calendar, Date.parse(now), span)).toISOString()
  return {
    now,
    dues: spans.map((span) => ({ span, present: due(present, span), proposed: due(next, span) })),
  }
}
