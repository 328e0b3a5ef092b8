import { type RawBuilder, sql } from 'kysely'
import type { ProcessVersionId, WorkspaceId } from '../../../contract/ids.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import { cycleDays, type Deal } from '../../deals/deal.ts'
import { monthOf, reachedBy, wonKey } from '../../deals/lists/totals.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { placeOf } from '../../process/movement.ts'
import { documentsOf } from '../../process/versions/version-document.ts'

/** Adds new deals, each in its first visit, to every total. */
export async function countNewDeals(
  tx: Tx,
  workspaceId: WorkspaceId,
  deals: readonly Deal[],
  document: ProcessDocument,
): Promise<void> {
  const stages = new Map<string, object & { deals: number; amount: number; cycle_days: number }>()
  const reached = new Map<string, object & { deals: number }>()
  for (const deal of deals) {
    const { processId: process_id, ownerId: owner_id, productId: product_id, stageKey: stage_key } = deal
    const closed_month = deal.closedAt ? monthOf(deal.closedAt) : null
    const { status, currency } = deal
    const group = { process_id, stage_key, status, owner_id, product_id, currency, closed_month }
    const total = grouped(stages, group, { deals: 0, amount: 0, cycle_days: 0 })
    total.deals++
    total.amount += deal.amount
    total.cycle_days += cycleDays(deal)
    const created_month = monthOf(deal.createdAt)
    const keys = document.stages.slice(0, placeOf(document, stage_key) + 1).map(({ key }) => key)
    for (const stage of status === 'won' ? [...keys, wonKey] : keys)
      grouped(reached, { process_id, stage_key: stage, owner_id, product_id, created_month }, { deals: 0 })
        .deals++
  }
  await sql`
    insert into deal_totals (workspace_id, process_id, stage_key, status, owner_id, product_id, currency, closed_month,
                             deals, amount, cycle_days)
    select ${workspaceId}, r.* from json_to_recordset(${JSON.stringify([...stages.values()])}::json) as r (
      process_id uuid, stage_key text, status text, owner_id uuid, product_id uuid, currency text, closed_month date,
      deals bigint, amount numeric, cycle_days bigint)
  `.execute(tx)
  await addReached(tx, workspaceId, [...reached.values()])
}

function grouped<Sums extends object>(groups: Map<string, object & Sums>, group: object, zero: Sums): Sums {
  const key = JSON.stringify(group)
  const known = groups.get(key) ?? { ...group, ...zero }
  groups.set(key, known)
  return known
}

/**
 * Adds the deals for which `which` holds (of `deals d`) to every total they stand in, or with −1 takes them out: what
 * server/deals/totals.ts does for one deal, for any number in two statements. Both must count alike.
 */
export async function countDeals(
  tx: Tx,
  workspaceId: WorkspaceId,
  which: RawBuilder<unknown>,
  sign: 1 | -1,
): Promise<void> {
  await sql`
    insert into deal_totals (workspace_id, process_id, stage_key, status, owner_id, product_id, currency, closed_month,
                             deals, amount, cycle_days)
    select d.workspace_id, d.process_id, d.stage_key, d.status, d.owner_id, d.product_id, d.currency,
           (date_trunc('month', d.closed_at at time zone 'UTC'))::date as closed_month,
           ${sign}::integer * count(*), ${sign}::integer * sum(d.amount),
           ${sign}::integer * sum(coalesce(greatest(0, floor(extract(epoch from d.closed_at - d.created_at) / 86400 + 0.5)), 0))
    from deals d
    where d.workspace_id = ${workspaceId} and ${which}
    group by 1, 2, 3, 4, 5, 6, 7, 8
  `.execute(tx)
  const { rows } = await sql<ReachedGroup>`
    select process_id, version_id as "versionId", owner_id, product_id, created_month, visited, won, count(*) as deals
    from (
      select d.process_id, d.process_version_id as version_id, d.owner_id, d.product_id,
             (date_trunc('month', d.created_at at time zone 'UTC'))::date as created_month,
             d.status = 'won' as won,
             array(select distinct sv.stage_key from stage_visits sv
                   where sv.workspace_id = d.workspace_id and sv.deal_id = d.id order by 1) as visited
      from deals d
      where d.workspace_id = ${workspaceId} and ${which}
    ) one
    group by 1, 2, 3, 4, 5, 6, 7
  `.execute(tx)
  const documents = await documentsOf(tx, [...new Set(rows.map(({ versionId }) => versionId))])
  const reached = rows.flatMap(({ versionId, visited, won, deals, ...group }) => {
    const keys = reachedBy(documents.get(versionId) as ProcessDocument, visited)
    return [...keys, ...(won ? [wonKey] : [])].map((key) => ({
      ...group,
      stage_key: key,
      deals: sign * deals,
    }))
  })
  await addReached(tx, workspaceId, reached)
}

interface ReachedGroup {
  process_id: string
  versionId: ProcessVersionId
  owner_id: string | null
  product_id: string | null
  created_month: string
  visited: string[]
  won: boolean
  deals: number
}

async function addReached(tx: Tx, workspaceId: WorkspaceId, groups: readonly object[]): Promise<void> {
  await sql`
    insert into stage_totals (workspace_id, process_id, stage_key, owner_id, product_id, created_month, deals)
    select ${workspaceId}, r.* from json_to_recordset(${JSON.stringify(groups)}::json) as r (
      process_id uuid, stage_key text, owner_id uuid, product_id uuid, created_month date, deals bigint)
  `.execute(tx)
}
