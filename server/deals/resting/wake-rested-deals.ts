import { sql } from 'kysely'
import type { DealId, WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { houseActor } from '../../platform/house.ts'
import { wakeDeal } from './wake-deal.ts'

/**
 * Takes up again the deals whose day has come, on the wall clock of the company. Those somebody is just working on come
 * with the next round.
 * @returns how many woke; when it is `most`, there may be more
 */
export async function wakeRestedDeals(tx: Tx, workspaceId: WorkspaceId, most = 200): Promise<number> {
  const { rows } = await sql<{ id: DealId }>`
    select d.id
    from deals d
    join workspaces w on w.workspace_id = d.workspace_id
    where d.workspace_id = ${workspaceId} and d.status = 'resting'
      and d.resting_until <= (now() at time zone w.time_zone)::date
    order by d.resting_until, d.id
    limit ${most}
    for update of d skip locked
  `.execute(tx)
  const house = houseActor(workspaceId, 'automation')
  for (const { id } of rows) await wakeDeal(tx, { id }, house)
  return rows.length
}
