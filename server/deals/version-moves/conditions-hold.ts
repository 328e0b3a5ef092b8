import { sql } from 'kysely'
import type { DealId } from '../../../contract/ids.ts'
import type { ProcessDocument, TaskTemplate } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { compileCondition, holds } from '../../process/conditions/condition.ts'
import type { Facts } from '../../process/conditions/facts.ts'
import type { Deal } from '../deal.ts'
import { gateState, gatherFor } from '../moving/gate-state.ts'
import { dealColumns } from '../table.ts'

/** What the deals are asked for: only those of which some template has a condition cost a look at their facts. */
export async function conditionsHold(
  tx: Tx,
  actor: Actor,
  document: ProcessDocument,
  asked: readonly { deal: { id: DealId }; templates: readonly TaskTemplate[] }[],
): Promise<(id: DealId, template: TaskTemplate) => boolean> {
  const ids = asked.filter(({ templates }) => templates.some(({ when }) => when)).map(({ deal }) => deal.id)
  const facts = ids.length === 0 ? new Map<DealId, Facts>() : await factsOfDeals(tx, actor, ids, document)
  return (id, { when }) => {
    if (!when) return true
    const known = facts.get(id)
    return known !== undefined && holds(compileCondition(when, document), known)
  }
}

/** The facts of several deals that run one version. */
export async function factsOfDeals(
  tx: Tx,
  actor: Actor,
  ids: readonly DealId[],
  document: ProcessDocument,
): Promise<Map<DealId, Facts>> {
  const gathered = await gatherFor(tx, actor, ids)
  const { rows } = await sql<Deal>`
    select ${dealColumns} from deals d
    where d.workspace_id = ${actor.workspaceId} and d.id = any (${ids}::uuid[])
  `.execute(tx)
  const now = Date.now()
  return new Map(
    rows.flatMap((deal) => {
      const known = gathered.get(deal.id)
      return known ? [[deal.id, gateState(deal, known, now, document).facts] as const] : []
    }),
  )
}
