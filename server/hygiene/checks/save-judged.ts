import { sql } from 'kysely'
import type { CheckedEntity } from '../../../contract/hygiene/checks.ts'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Judged } from './judge-records.ts'

/** Writes what was found on records, and only what differs from what is known. */
export async function saveJudged(
  tx: Tx,
  workspaceId: WorkspaceId,
  entity: CheckedEntity,
  judged: readonly Judged[],
): Promise<void> {
  if (judged.length === 0) return
  const ids = judged.map(({ id }) => id)
  const whose = ({ id, ownerId, teamId, processId }: Judged) => ({ id, ownerId, teamId, processId })
  const found = judged.flatMap((one) => (one.findings ?? []).map((key) => ({ ...whose(one), key })))
  const after = judged.flatMap((one) =>
    one.findings ? [{ ...whose(one), faulty: one.findings.length > 0 }] : [],
  )
  await sql`
    with found as (${foundRows(found)})
    delete from findings f
    where f.workspace_id = ${workspaceId} and f.record_id = any (${ids}::uuid[]) and not exists (
      select from found n
      where n.id = f.record_id and n.key = f.check_key
        and (n."ownerId", n."teamId", n."processId") is not distinct from (f.owner_id, f.team_id, f.process_id))
  `.execute(tx)
  if (found.length > 0)
    await sql`
      insert into findings (workspace_id, record_id, check_key, owner_id, team_id, process_id)
      select ${workspaceId}, n.id, n.key, n."ownerId", n."teamId", n."processId" from (${foundRows(found)}) n
      order by n.id, n.key
      on conflict do nothing
    `.execute(tx)
  await sql`
    with after as (${afterRows(after)})
    delete from checked_records c
    where c.workspace_id = ${workspaceId} and c.record_id = any (${ids}::uuid[]) and not exists (
      select from after n
      where n.id = c.record_id
        and (n."ownerId", n."teamId", n."processId", n.faulty)
            is not distinct from (c.owner_id, c.team_id, c.process_id, c.faulty))
  `.execute(tx)
  await sql`
    insert into checked_records (workspace_id, record_id, entity, owner_id, team_id, process_id, faulty)
    select ${workspaceId}, n.id, ${entity}::text, n."ownerId", n."teamId", n."processId", n.faulty
    from (${afterRows(after)}) n
    order by n.id
    on conflict do nothing
  `.execute(tx)
}

const foundRows = (rows: readonly object[]) => sql`
  select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as r (id uuid, key text, "ownerId" uuid, "teamId" uuid, "processId" uuid)`

const afterRows = (rows: readonly object[]) => sql`
  select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as r (id uuid, faulty boolean, "ownerId" uuid, "teamId" uuid, "processId" uuid)`
