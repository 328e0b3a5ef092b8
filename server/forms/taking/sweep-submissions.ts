import { sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'

/** Forgets what nobody confirmed in time, and after ninety days that anything was sent at all. */
export async function sweepSubmissions(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  await sql`
    update form_submissions set answers = null
    where workspace_id = ${workspaceId} and answers is not null and expires_at < now()
  `.execute(tx)
  await sql`
    delete from form_submissions where workspace_id = ${workspaceId} and at < now() - interval '90 days'
  `.execute(tx)
}
