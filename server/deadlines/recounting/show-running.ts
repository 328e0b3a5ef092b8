import { sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { Returned } from '../../../contract/route.ts'
import type { Recount, runningDeadlines as route } from '../../../contract/tasks/deadlines.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { allowWorkingTimeOf } from '../../team/calendars/policy.ts'
import { holds } from '../../team/reach.ts'
import { countRunning } from './running-deadlines.ts'

/** @throws Refusal `not_found`, `not_allowed` */
export async function showRunning(
  tx: Tx,
  { member }: { member?: MemberId | undefined },
  actor: Actor,
): Promise<Returned<typeof route>> {
  if (member) await allowWorkingTimeOf(tx, member, actor)
  else if (!holds(actor, 'workspace.manage')) throw new Refusal('not_allowed')
  const { rows } = await sql<Recount>`
    select asked_at as "askedAt", total, counted, moved, finished_at as "finishedAt"
    from recounts
    where workspace_id = ${actor.workspaceId} and not afterwards
      and member_id is not distinct from ${member ?? null}::uuid
    order by asked_at desc
    limit 1
  `.execute(tx)
  return { count: await countRunning(tx, actor, member ?? null), recount: rows[0] ?? null }
}
