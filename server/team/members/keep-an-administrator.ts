import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'

/**
 * After a change to members or roles somebody must still be able to manage the team: active, with a user to sign in
 * as. The workspace's row is locked, so that two administrators cannot take each other's place at once.
 * @throws Refusal `last_administrator`
 */
export async function keepAnAdministrator(tx: Tx, actor: Actor): Promise<void> {
  await sql`select from workspaces where workspace_id = ${actor.workspaceId} for update`.execute(tx)
  const { rows } = await sql`
    select
    from members m
    join roles r on r.workspace_id = m.workspace_id and r.key = m.role_key
    where m.workspace_id = ${actor.workspaceId} and m.deactivated_at is null and m.user_id is not null
      and (r.rights ->> 'team.manage')::boolean
    limit 1
  `.execute(tx)
  if (rows.length === 0) throw new Refusal('last_administrator')
}
