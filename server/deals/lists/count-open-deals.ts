import { sql } from 'kysely'
import type { ProcessId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { dealTotals, visibleTotals } from './seen-totals.ts'

/** Deals that run in each process and that one may see. */
export async function countOpenDeals(tx: Tx, actor: Actor): Promise<Map<ProcessId, number>> {
  const { rows } = await sql<{ id: ProcessId; deals: number }>`
    select d.process_id as id, sum(d.deals) as deals
    from ${dealTotals(actor, 'd')}
    where d.workspace_id = ${actor.workspaceId} and d.status in ('open', 'resting') and ${visibleTotals(actor, 'd')}
    group by d.process_id
  `.execute(tx)
  return new Map(rows.map((row) => [row.id, row.deals]))
}
