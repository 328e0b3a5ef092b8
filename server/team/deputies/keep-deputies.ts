import { sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { houseActor } from '../../platform/house.ts'
import type { DeputyRow, Tell } from './deputy.ts'

const columns = sql`
  d.id, d.member_id as "memberId", d.deputy_id as "deputyId", d.from_on::text as "fromOn", d.to_on::text as "toOn",
  (select m.name from members m where m.workspace_id = d.workspace_id and m.id = d.member_id) as "memberName",
  (select b.name from members b where b.workspace_id = d.workspace_id and b.id = d.deputy_id) as "deputyName"`

/**
 * Begins and ends what the company's calendar says, each once however many servers ask: whoever comes second finds it
 * done. What nobody ever began (the server was off) ends in silence.
 */
export async function keepDeputies(tx: Tx, workspaceId: WorkspaceId, tell: Tell): Promise<void> {
  const today = sql`(select (now() at time zone w.time_zone)::date from workspaces w where w.workspace_id = ${workspaceId})`
  const house = houseActor(workspaceId, 'automation')
  const began = await sql<DeputyRow>`
    update deputies d set began_at = now()
    where d.workspace_id = ${workspaceId} and d.began_at is null and d.ended_at is null
      and d.from_on <= ${today} and d.to_on >= ${today}
    returning ${columns}
  `.execute(tx)
  for (const deputy of began.rows) await say(tx, house, 'deputy.began', deputy, tell)
  const ended = await sql<DeputyRow & { did: boolean }>`
    update deputies d set ended_at = now()
    where d.workspace_id = ${workspaceId} and d.ended_at is null and d.to_on < ${today}
    returning ${columns}, d.began_at is not null as did
  `.execute(tx)
  for (const deputy of ended.rows) if (deputy.did) await say(tx, house, 'deputy.ended', deputy, tell)
}

/** Writes it down, and tells both. */
export async function say(
  tx: Tx,
  actor: Actor,
  type: 'deputy.began' | 'deputy.ended',
  { memberId, deputyId, memberName, deputyName, fromOn, toOn }: DeputyRow,
  tell: Tell,
): Promise<void> {
  const data = { memberName, deputyName, fromOn, toOn }
  await record(tx, actor, { type, subject: { type: 'member', id: memberId }, data })
  await tell(tx, actor, [
    { memberId, type, data: { ...data, you: 'absent' } },
    { memberId: deputyId, type, data: { ...data, you: 'deputy' } },
  ])
}
