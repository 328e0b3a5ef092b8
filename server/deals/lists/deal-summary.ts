import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { dealSummary as route } from '../../../contract/deals/board.ts'
import type { Received } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { dealTotals, visibleTotals } from './seen-totals.ts'

export type Summary = z.output<(typeof route)['returns']>

/** Count and sum of deals that are not closed, by stage: read from the totals, exact at any moment. */
export async function dealSummary(
  tx: Tx,
  asked: Received<typeof route>['query'],
  actor: Actor,
): Promise<Summary> {
  const { rows } = await summary(asked, actor).execute(tx)
  return { rows }
}

function summary(asked: Received<typeof route>['query'], actor: Actor): RawBuilder<Summary['rows'][number]> {
  const only = (column: RawBuilder<unknown>, value: string | undefined) =>
    value === undefined ? sql`true` : sql`${column} = ${value}`
  return sql<Summary['rows'][number]>`
    select d.process_id as "processId", d.stage_key as "stageKey", d.status, d.currency,
           sum(d.deals) as deals, sum(d.amount) as amount
    from ${everybodys(asked, actor) ? boardTotals(actor) : dealTotals(actor, 'd')}
    where d.workspace_id = ${actor.workspaceId} and d.status in ('open', 'resting') and ${visibleTotals(actor, 'd')}
      and ${only(sql`d.process_id`, asked.process)} and ${only(sql`d.owner_id`, asked.owner)}
      and ${only(sql`d.product_id`, asked.product)}
    group by d.process_id, d.stage_key, d.status, d.currency
    having sum(d.deals) > 0
    order by d.process_id, d.stage_key, d.status, d.currency
  `
}

/** Whether owner and product of a deal do not matter to the question. */
function everybodys(asked: Received<typeof route>['query'], actor: Actor): boolean {
  return actor.rights['deals.see'] === 'all' && asked.owner === undefined && asked.product === undefined
}

/** The board's totals, and what was not folded into them yet. */
function boardTotals({ workspaceId }: Actor): RawBuilder<unknown> {
  return sql`(
      select workspace_id, process_id, stage_key, status, currency, deals, amount
      from board_totals where workspace_id = ${workspaceId}
      union all
      select workspace_id, process_id, stage_key, status, currency, deals, amount
      from deal_totals where workspace_id = ${workspaceId} and not folded
    ) d`
}
