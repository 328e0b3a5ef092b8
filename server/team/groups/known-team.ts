import { sql } from 'kysely'
import type { TeamId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { unknownRecord } from '../../platform/refusal.ts'

/**
 * Refuses a team that is not here. Without an id there is nothing to refuse.
 * @param path where in the request it stands, as `body.teamId`
 */
export async function mustKnowTeam(
  tx: Tx,
  actor: Actor,
  id: TeamId | null | undefined,
  path: string,
): Promise<void> {
  if (!id) return
  const { rows } = await sql`
    select from teams where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
  if (rows.length === 0) throw unknownRecord(path)
}
