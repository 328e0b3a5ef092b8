import { sql } from 'kysely'
import type { MemberId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'

/** @throws Refusal `not_found` with the ids that are nobody's in this workspace */
export async function refuseUnknownMembers(tx: Tx, ids: readonly MemberId[], actor: Actor): Promise<void> {
  const { rows } = await sql<{ id: MemberId }>`
    select asked.id
    from unnest(${ids}::uuid[]) as asked (id)
    where not exists (select from members m where m.workspace_id = ${actor.workspaceId} and m.id = asked.id)
  `.execute(tx)
  if (rows.length > 0) throw new Refusal('not_found', { members: rows.map(({ id }) => id) })
}
