import type { Received } from '../../../contract/route.ts'
import type { editWorkspace as route, Workspace } from '../../../contract/team/workspace.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { fieldRefusal, Refusal } from '../../platform/refusal.ts'
import { askRecount } from '../calendars/ask-recount.ts'
import { json, tables } from '../table.ts'

export async function showWorkspace(tx: Tx, actor: Actor): Promise<Workspace> {
  const row = await tables(tx)
    .selectFrom('workspaces')
    .selectAll()
    .where('workspace_id', '=', actor.workspaceId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not_found')
  return {
    id: row.workspace_id,
    name: row.name,
    language: row.language,
    country: row.country,
    region: row.region,
    currency: row.currency,
    timeZone: row.time_zone,
    calendar: row.calendar as Workspace['calendar'],
    hasSample: row.has_sample,
    version: row.version,
  }
}

/**
 * Changes the company's settings. Its time zone is that of its working calendar: whichever is named, the other follows.
 * Where these change, running deadlines are counted again, soon afterwards.
 * @throws Refusal `changed_meanwhile`, `malformed` when the two time zones named differ
 */
export async function editWorkspace(
  tx: Tx,
  { ifMatch, calendar, timeZone, ...changes }: { ifMatch: number } & Received<typeof route>['body'],
  actor: Actor,
): Promise<Workspace> {
  const before = await tables(tx)
    .selectFrom('workspaces')
    .select(['version', 'calendar'])
    .where('workspace_id', '=', actor.workspaceId)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw new Refusal('not_found')
  seen(before, ifMatch)
  if (calendar && timeZone && calendar.timeZone !== timeZone)
    throw fieldRefusal('malformed', 'body.timeZone', 'The calendar names another time zone.')
  const zone = timeZone ?? calendar?.timeZone

  await tables(tx)
    .updateTable('workspaces')
    .set((row) => ({
      ...changes,
      ...(zone && {
        time_zone: zone,
        calendar: json({ ...(before.calendar as Workspace['calendar']), ...calendar, timeZone: zone }),
      }),
      version: row('version', '+', 1),
    }))
    .where('workspace_id', '=', actor.workspaceId)
    .execute()
  if (zone) await askRecount(tx, actor, null)
  await record(tx, actor, {
    type: 'workspace.changed',
    subject: { type: 'workspace', id: actor.workspaceId },
    data: { ...changes, ...(calendar && { calendar }), ...(timeZone && { timeZone }) },
  })
  return showWorkspace(tx, actor)
}
