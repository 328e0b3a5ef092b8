import { sql } from 'kysely'
import type { LeaveId, MemberId, TaskId } from '../../../contract/ids.ts'
import type { Received } from '../../../contract/route.ts'
import type { MemberWorkingTime, addLeave as route } from '../../../contract/team/working-time.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import type { Tell } from '../deputies/deputy.ts'
import { planDeputy } from '../deputies/plan-deputy.ts'
import { askRecount } from './ask-recount.ts'
import { allowWorkingTimeOf } from './policy.ts'
import { showMemberWorkingTime } from './show-member-working-time.ts'

/** How tasks pass from somebody to a colleague, or back to their queues (null): the concept above knows. */
export type PassTasksOn = (
  tx: Tx,
  passed: { from: MemberId; to: MemberId | null; tasks: readonly TaskId[]; reason: string },
  actor: Actor,
) => Promise<void>

/**
 * What is written into the audit says when somebody is away, never why. His deputy, if he names one, does his work on the
 * same days.
 * @throws Refusal `not_found`, `not_allowed`, and what planDeputy refuses
 */
export async function addLeave(
  tx: Tx,
  { id, fromOn, toOn, kind, note, passOn, deputy }: { id: MemberId } & Received<typeof route>['body'],
  actor: Actor,
  { passTasksOn, tell }: { passTasksOn: PassTasksOn; tell: Tell },
): Promise<MemberWorkingTime> {
  await allowWorkingTimeOf(tx, id, actor)
  // Before: what is left of their time is still counted by the days he would have worked.
  if (passOn) await passTasksOn(tx, { from: id, ...passOn }, actor)
  await sql`
    insert into leaves (workspace_id, id, member_id, from_on, to_on, kind, note)
    values (${actor.workspaceId}, ${newId<LeaveId>()}, ${id}, ${fromOn}, ${toOn}, ${kind}, ${note})
  `.execute(tx)
  if (deputy) await planDeputy(tx, { id, fromOn, toOn, ...deputy }, actor, tell)
  await askRecount(tx, actor, id)
  await record(tx, actor, {
    type: 'member.edited',
    subject: { type: 'member', id },
    data: { leave: { fromOn, toOn } },
  })
  return showMemberWorkingTime(tx, id, actor)
}
