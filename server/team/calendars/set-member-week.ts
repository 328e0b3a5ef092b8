import { sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { Received } from '../../../contract/route.ts'
import type { MemberWorkingTime, setMemberWeek as route } from '../../../contract/team/working-time.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { askRecount } from './ask-recount.ts'
import { allowWorkingTimeOf } from './policy.ts'
import { showMemberWorkingTime } from './show-member-working-time.ts'

/**
 * Gives a colleague hours of his own, or the company's again. Who never had any is at version 0.
 * @throws Refusal `not_found`, `not_allowed`, `changed_meanwhile`
 */
export async function setMemberWeek(
  tx: Tx,
  { id, ifMatch, week }: { id: MemberId; ifMatch: number } & Received<typeof route>['body'],
  actor: Actor,
): Promise<MemberWorkingTime> {
  await allowWorkingTimeOf(tx, id, actor)
  // The colleague's row, since there may be none of the calendar to lock.
  await sql`
    select from members where workspace_id = ${actor.workspaceId} and id = ${id} for no key update
  `.execute(tx)
  const { version } = await showMemberWorkingTime(tx, id, actor)
  seen({ version }, ifMatch)
  await sql`
    insert into member_calendars (workspace_id, member_id, week)
    values (${actor.workspaceId}, ${id}, ${week && JSON.stringify(week)}::jsonb)
    on conflict (workspace_id, member_id)
    do update set week = excluded.week, version = member_calendars.version + 1
  `.execute(tx)
  await askRecount(tx, actor, id)
  await record(tx, actor, {
    type: 'member.edited',
    subject: { type: 'member', id },
    data: { workingWeek: week },
  })
  return showMemberWorkingTime(tx, id, actor)
}
