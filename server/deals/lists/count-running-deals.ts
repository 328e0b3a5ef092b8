import { sql } from 'kysely'
import type { ProcessId, ProcessVersionId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { visibleDeals } from '../policy.ts'

/** Open and resting deals on each version of a process, of those one may see. */
export async function countRunningDeals(
  tx: Tx,
  actor: Actor,
  processId: ProcessId,
): Promise<Map<ProcessVersionId, number>> {
  const { rows } = await sql<{ id: ProcessVersionId; deals: number }>`
    select d.process_version_id as id, count(*) as deals
    from deals d
    where d.workspace_id = ${actor.workspaceId} and d.process_id = ${processId} and d.status in ('open', 'resting')
      and ${visibleDeals(actor)}
    group by d.process_version_id
  `.execute(tx)
  return new Map(rows.map((row) => [row.id, row.deals]))
}
