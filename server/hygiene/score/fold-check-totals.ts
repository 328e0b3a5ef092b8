import { sql } from 'kysely'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'

/** Makes one row of all that are of one key, once there are many more rows than keys. One at a time a company. */
export async function foldCheckTotals(tx: Tx, workspaceId: WorkspaceId): Promise<void> {
  const { rows } = await sql<{ rows: number; keys: number }>`
    select count(*)::integer as rows, count(distinct (counts, owner_id, team_id, process_id))::integer as keys
    from check_totals
    where workspace_id = ${workspaceId}
  `.execute(tx)
  const [total] = rows
  if (!total || total.rows < 200 + 2 * total.keys) return
  await sql`
    with gone as (
      delete from check_totals where workspace_id = ${workspaceId}
      returning counts, owner_id, team_id, process_id, records
    )
    insert into check_totals (workspace_id, counts, owner_id, team_id, process_id, records)
    select ${workspaceId}, counts, owner_id, team_id, process_id, sum(records)
    from gone
    group by counts, owner_id, team_id, process_id
    having sum(records) <> 0
  `.execute(tx)
}
