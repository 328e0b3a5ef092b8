import { sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'

/** How long a conversation of nobody is kept: its visitor may come back to it meanwhile. */
export const abandonedDays = 30

/** Forgets what visitors said who never said who they are. What stands on a lead goes with the lead. */
export async function sweepTalks(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  await sql`
    delete from chat_talks
    where workspace_id = ${workspaceId} and lead_id is null and last_at < now() - ${abandonedDays} * interval '1 day'
  `.execute(tx)
}
