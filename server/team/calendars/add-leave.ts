import { sql } from 'kysely'
import type { LeaveId, MemberId } from '../../../contract/ids.ts'
import type { Received } from '../../../contract/route.ts'
import type { MemberWorkingTime, addLeave as route } from '../../../contract/team/working-time.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { allowWorkingTimeOf } from './policy.ts'
import { showMemberWorkingTime } from './show-member-working-time.ts'

/** What is written into the audit says when somebody is away, never why. @throws Refusal `not_found`, `not_allowed` */
export async function addLeave(
  tx: Tx,
  { id, fromOn, toOn, kind, note }: { id: MemberId } & Received<typeof route>['body'],
  actor: Actor,
): Promise<MemberWorkingTime> {
  await allowWorkingTimeOf(tx, id, actor)
  await sql`
    insert into leaves (workspace_id, id, member_id, from_on, to_on, kind, note)
    values (${actor.workspaceId}, ${newId<LeaveId>()}, ${id}, ${fromOn}, ${toOn}, ${kind}, ${note})
  `.execute(tx)
  await record(tx, actor, {
    type: 'member.edited',
    subject: { type: 'member', id },
    data: { leave: { fromOn, toOn } },
  })
  return showMemberWorkingTime(tx, id, actor)
}
