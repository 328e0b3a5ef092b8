import { sql } from 'kysely'
import type { Returned } from '../../contract/route.ts'
import type { workingHours as route } from '../../contract/tasks/deadlines.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { workingStretches } from '../platform/time/working-stretches.ts'
import { workspaceCalendar } from '../team/calendars/workspace-calendar.ts'

const aheadMs = 14 * 86_400_000

/** The company's working time from now on. The clock is the database's, as everywhere where deadlines are concerned. */
export async function showWorkingHours(tx: Tx, actor: Actor): Promise<Returned<typeof route>> {
  const calendar = await workspaceCalendar(tx, actor.workspaceId)
  const { rows } = await sql<{ now: string }>`select now() as now`.execute(tx)
  const { now } = rows[0] as { now: string }
  const instant = (at: number) => new Date(at).toISOString()
  const stretches = workingStretches(calendar, Date.parse(now), Date.parse(now) + aheadMs)
  return {
    now,
    stretches: stretches.map(({ from, until }) => ({ from: instant(from), until: instant(until) })),
  }
}
