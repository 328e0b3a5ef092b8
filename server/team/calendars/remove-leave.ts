import { sql } from 'kysely'
import type { LeaveId, MemberId } from '../../../contract/ids.ts'
import type { MemberWorkingTime } from '../../../contract/team/working-time.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { askRecount } from './ask-recount.ts'
import { allowWorkingTimeOf } from './policy.ts'
import { showMemberWorkingTime } from './show-member-working-time.ts'

/** @throws Refusal `not_found`, `not_allowed` */
export async function removeLeave(
  tx: Tx,
  { id, leaveId }: { id: MemberId; leaveId: LeaveId },
  actor: Actor,
): Promise<MemberWorkingTime> {
  await allowWorkingTimeOf(tx, id, actor)
  const { rows } = await sql<{ fromOn: string; toOn: string }>`
    delete from leaves
    where workspace_id = ${actor.workspaceId} and member_id = ${id} and id = ${leaveId}
    returning from_on as "fromOn", to_on as "toOn"
  `.execute(tx)
  const [leave] = rows
  if (!leave) throw new Refusal('not_found')
  await askRecount(tx, actor, id)
  await record(tx, actor, {
    type: 'member.edited',
    subject: { type: 'member', id },
    data: { leaveRemoved: leave },
  })
  return showMemberWorkingTime(tx, id, actor)
}
