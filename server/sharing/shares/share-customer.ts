import { sql } from 'kysely'
import type { MemberId, ShareId, TeamId } from '../../../contract/ids.ts'
import type { CustomerId, ShareCustomer } from '../../../contract/sharing/shares.ts'
import { notify } from '../../notices/notify.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { mustKnowTeam } from '../../team/groups/known-team.ts'
import { mustKnowMember } from '../../team/members/known-member.ts'
import { allowShare, type Customer, customerCalled } from './shared-customer.ts'

/**
 * Shares a customer, or changes whether those it is shared with may work it. Who gets it is told.
 * @throws Refusal `not_found`, `not_allowed`, `malformed` for a colleague or team that is not here
 */
export async function shareCustomer(
  tx: Tx,
  { id, with: receiver, works }: { id: CustomerId } & ShareCustomer,
  actor: Actor,
): Promise<void> {
  const customer = await customerCalled(tx, actor, id)
  allowShare(actor, customer)
  const memberId = 'memberId' in receiver ? receiver.memberId : null
  const teamId = 'teamId' in receiver ? receiver.teamId : null
  await mustKnowMember(tx, actor, memberId, 'body.with.memberId')
  await mustKnowTeam(tx, actor, teamId, 'body.with.teamId')
  const { rows } = await sql<{ isNew: boolean }>`
    insert into customer_shares as s (workspace_id, id, company_id, person_id, member_id, team_id, works, shared_by)
    values (${actor.workspaceId}, ${newId<ShareId>()}, ${customer.is === 'company' ? id : null},
            ${customer.is === 'person' ? id : null}, ${memberId}, ${teamId}, ${works}, ${actor.memberId})
    on conflict (workspace_id, ${sql.ref(`${customer.is}_id`)}, receiver_id)
      do update set works = excluded.works where s.works <> excluded.works
    returning xmax = 0 as "isNew"
  `.execute(tx)
  const [shared] = rows
  if (!shared) return
  const whom = await toldOf(tx, actor, { memberId, teamId })
  await record(tx, actor, {
    type: `${customer.is}.shared`,
    subject: { type: customer.is, id },
    data: { name: whom.name, works },
  })
  if (shared.isNew) await tell(tx, actor, customer, whom.members)
}

/** Whose share it is, by name, and who they are. */
async function toldOf(
  tx: Tx,
  actor: Actor,
  { memberId, teamId }: { memberId: MemberId | null; teamId: TeamId | null },
): Promise<{ name: string; members: MemberId[] }> {
  const { rows } = await sql<{ name: string; members: MemberId[] }>`
    select m.name, array[m.id::text] as members
    from members m where m.workspace_id = ${actor.workspaceId} and m.id = ${memberId}
    union all
    select t.name, array(select tm.member_id::text from team_members tm
                         where tm.workspace_id = t.workspace_id and tm.team_id = t.id)
    from teams t where t.workspace_id = ${actor.workspaceId} and t.id = ${teamId}
  `.execute(tx)
  return rows[0] ?? { name: '', members: [] }
}

async function tell(tx: Tx, actor: Actor, { id, is }: Customer, members: readonly MemberId[]): Promise<void> {
  await notify(
    tx,
    actor,
    members.map((memberId) => ({
      memberId,
      type: 'customer.shared' as const,
      data: { byName: actor.name, [`${is}Id`]: id },
    })),
  )
}
