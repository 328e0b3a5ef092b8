import { sql } from 'kysely'
import type { DeputyId, MemberId } from '../../../contract/ids.ts'
import type { Deputy, PlannedDeputy } from '../../../contract/team/deputies.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { fieldRefusal, Refusal } from '../../platform/refusal.ts'
import { mustKnowMember } from '../members/known-member.ts'
import { deputiesWhere, type Tell } from './deputy.ts'
import { keepDeputies } from './keep-deputies.ts'
import { allowDeputyOf } from './policy.ts'

/**
 * Somebody does a colleague's work for a period; where it has begun already, from this moment on. On one day he has one
 * deputy.
 * @throws Refusal `not_found`, `not_allowed`, `malformed` for who is no colleague or a period that is over,
 *   `already_exists` where the days overlap with another deputy's
 */
export async function planDeputy(
  tx: Tx,
  { id: memberId, ...planned }: { id: MemberId } & PlannedDeputy,
  actor: Actor,
  tell: Tell,
): Promise<Deputy> {
  await allowDeputyOf(tx, memberId, actor)
  if (planned.deputyId === memberId)
    throw fieldRefusal('malformed', 'body.deputyId', 'he is the one who is away')
  await mustKnowMember(tx, actor, planned.deputyId, 'body.deputyId')
  await mustBeFree(tx, actor, memberId, planned)
  const id = newId<DeputyId>()
  const { deputyId, fromOn, toOn, tasks, approvals, notices, records } = planned
  await sql`
    insert into deputies (workspace_id, id, member_id, deputy_id, from_on, to_on, tasks, approvals, notices, records,
                          arranged_by)
    values (${actor.workspaceId}, ${id}, ${memberId}, ${deputyId}, ${fromOn}, ${toOn}, ${tasks}, ${approvals},
            ${notices}, ${records}, ${actor.memberId})
  `.execute(tx)
  const [deputy] = await deputiesWhere(tx, actor, sql`d.id = ${id}`)
  if (!deputy) throw new Error('what was planned is not there')
  const data = { deputyName: deputy.deputy.name, memberName: deputy.member.name, fromOn, toOn }
  await record(tx, actor, { type: 'deputy.planned', subject: { type: 'member', id: memberId }, data })
  await tell(tx, actor, [
    { memberId: deputyId, type: 'deputy.planned', data: { ...data, byName: actor.name, you: 'deputy' } },
  ])
  await keepDeputies(tx, actor.workspaceId, tell)
  const [after] = await deputiesWhere(tx, actor, sql`d.id = ${id}`)
  return after ?? deputy
}

/** Locks the colleague, so that two who plan for him at once cannot both find the days free. */
async function mustBeFree(tx: Tx, actor: Actor, memberId: MemberId, { fromOn, toOn }: PlannedDeputy) {
  await sql`
    select from members where workspace_id = ${actor.workspaceId} and id = ${memberId} for no key update
  `.execute(tx)
  const { rows } = await sql<{ over: boolean; taken: boolean }>`
    select ${toOn}::date < (now() at time zone w.time_zone)::date as over,
           exists (
             select from deputies d
             where d.workspace_id = w.workspace_id and d.member_id = ${memberId} and d.ended_at is null
               and d.from_on <= ${toOn}::date and d.to_on >= ${fromOn}::date) as taken
    from workspaces w where w.workspace_id = ${actor.workspaceId}
  `.execute(tx)
  if (rows[0]?.over) throw fieldRefusal('malformed', 'body.toOn', 'these days are over')
  if (rows[0]?.taken) throw new Refusal('already_exists', { what: 'deputy' })
}
