import { sql } from 'kysely'
import type { DuplicateEntity } from '../../../contract/hygiene/duplicates.ts'
import type { WorkspaceId } from '../../../contract/ids.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type Compared, comparedColumns, comparedWith } from './compared.ts'
import type { Comparison } from './duplicate.ts'

export interface FoundPair extends Comparison {
  entity: DuplicateEntity
  firstId: string
  secondId: string
}

/** Records are parted among as many who work at once, by the last byte of their ids. */
export const lanes = [0, 1] as const

/**
 * Keys of some records of a lane that were written in bulk: the next ones behind `after`. Returns the last of them, or null
 * where there are none.
 */
export async function workOutKeys(
  tx: Tx,
  workspaceId: WorkspaceId,
  { lane, after, most }: { lane: number; after: string | null; most: number },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select record_id as id from duplicate_keys
    where workspace_id = ${workspaceId} and waiting and keys is null and record_id > ${after ?? nobody}::uuid
      and get_byte(uuid_send(record_id), 15) % ${sql.lit(lanes.length)} = ${lane}
    order by record_id
    limit ${most}
  `.execute(tx)
  const ids = rows.map(({ id }) => id)
  const last = ids.at(-1)
  if (last === undefined) return null
  await sql`select work_out_keys(${ids}::uuid[])`.execute(tx)
  // Of a record that is not there nothing can be worked out, and nobody waits for it for ever.
  await sql`
    update duplicate_keys set keys = '{}'
    where workspace_id = ${workspaceId} and record_id = any (${ids}::uuid[]) and keys is null
  `.execute(tx)
  return last
}

/** Smaller than every id. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** A record that waits to be compared; `row` is which writing of it was read. */
export interface Waiting {
  id: string
  row: string
}

/** By their ids, those behind `after`. */
export async function waitingRecords(
  tx: Tx,
  workspaceId: WorkspaceId,
  { after, most }: { after: string | null; most: number },
): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select record_id as id, xmin::text as row from duplicate_keys
    where workspace_id = ${workspaceId} and waiting and keys is not null
      and record_id > ${after ?? nobody}::uuid
    order by record_id
    limit ${most}
  `.execute(tx)
  return rows
}

/** They were compared, unless somebody wrote to them meanwhile. */
export async function saveCompared(
  tx: Tx,
  workspaceId: WorkspaceId,
  records: readonly Waiting[],
): Promise<void> {
  await sql`
    update duplicate_keys k set waiting = false
    from unnest(${records.map(({ id }) => id)}::uuid[], ${records.map(({ row }) => row)}::text[]) as r (id, row)
    where k.workspace_id = ${workspaceId} and k.record_id = r.id and k.xmin::text = r.row
  `.execute(tx)
}

/** Pairs of these records with whichever others, that share a key. */
export async function pairsSharingKeys(
  tx: Tx,
  ids: readonly string[],
  most: number,
): Promise<{ firstId: string; secondId: string }[]> {
  const { rows } = await sql<{ firstId: string; secondId: string }>`
    select first_id as "firstId", second_id as "secondId" from pairs_sharing_keys(${ids}::uuid[], ${most})
  `.execute(tx)
  return rows
}

export async function comparedRecords(
  tx: Tx,
  workspaceId: WorkspaceId,
  ids: readonly string[],
): Promise<Map<string, Compared>> {
  const { rows } = await sql<Compared>`
    select ${comparedColumns}
    from duplicate_keys k
    ${comparedWith}
    where k.workspace_id = ${workspaceId} and k.record_id = any (${ids}::uuid[])
  `.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * What is known of the pairs of these records, written anew; what somebody said of a pair stays said. Of a record that is
 * gone by now nothing is known.
 */
export async function savePairs(
  tx: Tx,
  workspaceId: WorkspaceId,
  ids: readonly string[],
  pairs: readonly FoundPair[],
): Promise<void> {
  await sql`
    delete from duplicate_pairs
    where workspace_id = ${workspaceId} and dismissed_at is null
      and (first_id = any (${ids}::uuid[]) or second_id = any (${ids}::uuid[]))
  `.execute(tx)
  if (pairs.length === 0) return
  await sql`
    insert into duplicate_pairs (workspace_id, first_id, second_id, entity, score, reasons)
    select ${workspaceId}, p."firstId", p."secondId", p.entity, p.score, p.reasons
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
      as p ("firstId" uuid, "secondId" uuid, entity text, score smallint, reasons text[])
    join duplicate_keys a on a.workspace_id = ${workspaceId} and a.record_id = p."firstId"
    join duplicate_keys b on b.workspace_id = ${workspaceId} and b.record_id = p."secondId"
    order by 2, 3
    on conflict (workspace_id, first_id, second_id) do update set score = excluded.score, reasons = excluded.reasons
  `.execute(tx)
}
