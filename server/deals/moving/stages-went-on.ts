import { sql } from 'kysely'
import type { MemberId, ProcessId, ProductId } from '../../../contract/ids.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { stageTotals, visibleTotals } from '../lists/seen-totals.ts'
import { wonKey } from '../lists/totals.ts'

interface Asked {
  process: ProcessId
  owner?: MemberId | undefined
  product?: ProductId | undefined
  /** Deals that stand in the stages now, open or resting. */
  here: readonly { stageKey: string; deals: number }[]
}

/**
 * Of the deals that have left a stage, how many went further and how many that is of how many cases: read from the
 * totals. Stages nothing has left yet are not in the map.
 */
export async function stagesWentOn(
  tx: Tx,
  { stages }: ProcessDocument,
  { process, owner, product, here }: Asked,
  actor: Actor,
): Promise<Map<string, { share: number; cases: number }>> {
  const { rows } = await sql<{ stageKey: string; deals: number }>`
    select d.stage_key as "stageKey", sum(d.deals) as deals
    from ${stageTotals(actor, 'd')}
    where d.workspace_id = ${actor.workspaceId} and d.process_id = ${process} and ${visibleTotals(actor, 'd')}
      and ${owner === undefined ? sql`true` : sql`d.owner_id = ${owner}`}
      and ${product === undefined ? sql`true` : sql`d.product_id = ${product}`}
    group by d.stage_key
  `.execute(tx)
  const reached = new Map(rows.map((row) => [row.stageKey, Number(row.deals)]))
  const went = new Map<string, { share: number; cases: number }>()
  for (const [place, { key }] of stages.entries()) {
    const standing = here.reduce((sum, row) => sum + (row.stageKey === key ? row.deals : 0), 0)
    const cases = (reached.get(key) ?? 0) - standing
    const further = reached.get(stages[place + 1]?.key ?? wonKey) ?? 0
    // A deal that went on and came back is both: it stands here, and it has been further.
    if (cases > 0) went.set(key, { share: Math.min(1, further / cases), cases })
  }
  return went
}
