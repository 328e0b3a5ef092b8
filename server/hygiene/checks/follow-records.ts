import { sql } from 'kysely'
import { type CheckedEntity, checkedEntities } from '../../../contract/hygiene/checks.ts'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { checkRecords } from './check-records.ts'
import { askForRound } from './rounds.ts'

const most = 2_000

interface Told {
  tx: string
  seq: number
  subjectType: string
  subjectId: string
  dealId: string | null
}

/**
 * Checks the records that events have told of since it was last here, each once. What is read are events of transactions
 * that have ended, up to the oldest one still running, so that none is missed (see followEvents).
 * @returns whether there may be more to do
 */
export async function followRecords(tx: Tx, workspaceId: WorkspaceId): Promise<boolean> {
  const { at, horizon } = await position(tx, workspaceId)
  if (!at || at.ahead) {
    // The first time, or after a backup of another cluster came back: everything is gone through instead.
    await moveTo(tx, workspaceId, { tx: horizon, seq: 0 })
    if (at) for (const entity of checkedEntities) await askForRound(tx, workspaceId, entity)
    return false
  }
  const { rows: told } = await sql<Told>`
    select e.tx::text as tx, e.seq, e.subject_type as "subjectType", e.subject_id as "subjectId", e.deal_id as "dealId"
    from events e
    where e.workspace_id = ${workspaceId} and (e.tx, e.seq) > (${at.tx}::text::xid8, ${at.seq}::bigint)
      and e.tx < ${horizon}::text::xid8
    order by e.tx, e.seq
    limit ${most}
  `.execute(tx)
  const last = told.at(-1)
  if (!last) return false
  for (const [entity, ids] of recordsOf(told)) await checkRecords(tx, workspaceId, entity, { ids: [...ids] })
  await moveTo(tx, workspaceId, last)
  return told.length === most
}

/** In the order of the kinds, so that two of them never wait for each other in a circle. */
function recordsOf(told: readonly Told[]): [CheckedEntity, Set<string>][] {
  return checkedEntities.flatMap((entity) => {
    const ids = new Set(told.flatMap((one) => (one.subjectType === entity ? [one.subjectId] : [])))
    if (entity === 'deal') for (const { dealId } of told) if (dealId) ids.add(dealId)
    return ids.size > 0 ? [[entity, ids] satisfies [CheckedEntity, Set<string>]] : []
  })
}

async function position(tx: Tx, workspaceId: WorkspaceId) {
  const { rows } = await sql<{ horizon: string; tx: string | null; seq: number; ahead: boolean }>`
    select h.xmin::text as horizon, p.tx::text as tx, p.seq, p.tx > h.xmin as ahead
    from (select pg_snapshot_xmin(pg_current_snapshot()) as xmin) h
    left join check_positions p on p.workspace_id = ${workspaceId}
  `.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a snapshot is always there')
  const { horizon, tx: at, seq, ahead } = row
  return { horizon, at: at === null ? null : { tx: at, seq, ahead } }
}

async function moveTo(tx: Tx, workspaceId: WorkspaceId, to: Pick<Told, 'tx' | 'seq'>): Promise<void> {
  await sql`
    insert into check_positions (workspace_id, tx, seq) values (${workspaceId}, ${to.tx}::text::xid8, ${to.seq})
    on conflict (workspace_id) do update set tx = excluded.tx, seq = excluded.seq
  `.execute(tx)
}
