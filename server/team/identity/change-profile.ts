import type { Received } from '../../../contract/route.ts'
import type { changeProfile as route } from '../../../contract/team/session.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { askRecount } from '../calendars/ask-recount.ts'
import { tables } from '../table.ts'

/** What somebody may say of himself. Only what is named changes, so two open windows do not undo each other. */
export async function changeProfile(
  tx: Tx,
  changes: Received<typeof route>['body'],
  actor: Actor,
): Promise<void> {
  const { name, language, timeZone, dateCalendar, theme } = changes
  const named = {
    ...(name !== undefined && { name }),
    ...(language !== undefined && { language }),
    ...(timeZone !== undefined && { time_zone: timeZone }),
    ...(dateCalendar !== undefined && { date_calendar: dateCalendar }),
    ...(theme !== undefined && { theme }),
  }
  if (Object.keys(named).length === 0) return
  await tables(tx)
    .updateTable('members')
    .set((row) => ({ ...named, version: row('version', '+', 1) }))
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', actor.memberId)
    .execute()
  // Own hours are read in one's own time zone.
  if (timeZone !== undefined) await askRecount(tx, actor, actor.memberId)
}
