import { type RawBuilder, sql } from 'kysely'
import type { BulkChange, BulkList, Chosen } from '../../contract/bulk.ts'
import type { BulkEditId, WorkspaceId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { askedOnce } from '../segments/asked-once.ts'
import type { BulkEditCore, BulkEditRecord } from './bulk-edit.ts'

const core = sql`
  j.id, j.list, j.change, j.undoes, j.state, j.changed, j.same, j.refused,
  (select u.id from bulk_edits u
   where u.workspace_id = j.workspace_id and u.undoes = j.id and u.state in ('running', 'done')) as "undoneBy"`

const columns = sql`
  ${core}, j.total, j.fault, j.via,
  coalesce((
    select json_agg(json_build_object('key', g.reason, 'code', g.code, 'count', g.count, 'details', g.details)
                    order by g.count desc, g.reason)
    from (
      select r.reason, min(r.code) as code, count(*) as count, (array_agg(r.details))[1] as details
      from bulk_edit_rows r
      where r.workspace_id = j.workspace_id and r.bulk_edit_id = j.id and r.became = 'refused'
      group by r.reason
    ) g), '[]') as reasons,
  jsonb_build_object('id', m.id, 'name', m.name) as "startedBy", j.started_at as "startedAt",
  j.finished_at as "finishedAt"`

/** Bulk edits in the shape of BulkEditRecord; `which` is about `j`. */
export const bulkEditsWhere = (which: RawBuilder<unknown>) => sql<BulkEditRecord>`
  select ${columns}
  from bulk_edits j
  join members m on m.workspace_id = j.workspace_id and m.id = j.started_by
  where ${which}`

/**
 * One's own: nobody else looks at it, stops it or takes it back.
 * @throws Refusal `not_found`
 */
export async function loadBulkEdit(tx: Tx, actor: Actor, id: BulkEditId): Promise<BulkEditRecord> {
  const { rows } = await bulkEditsWhere(own(actor, id)).execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

/** The same, locked until the transaction ends: whoever does a batch, cancels or undoes waits for the others. */
export async function lockBulkEdit(tx: Tx, actor: Actor, id: BulkEditId): Promise<BulkEditCore> {
  const { rows } = await sql<BulkEditCore>`
    select ${core} from bulk_edits j where ${own(actor, id)} for update
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

const own = (actor: Actor, id: BulkEditId) =>
  sql`j.workspace_id = ${actor.workspaceId} and j.id = ${id} and j.started_by = ${actor.memberId}`

export interface NewBulkEdit {
  id: BulkEditId
  list: BulkList
  change: BulkChange
  chosen: Chosen | { undone: true }
  undoes: BulkEditId | null
}

/**
 * Writes down what is to be done, and to whom, in batches.
 * @param ids rows `id`
 * @returns how many are meant
 * @throws Refusal `bulk_edit_not_undoable` where another undo was quicker
 */
export async function insertBulkEdit(
  tx: Tx,
  actor: Actor,
  edit: NewBulkEdit,
  ids: RawBuilder<{ id: string }>,
  batchOf: number,
): Promise<number> {
  const { workspaceId } = actor
  const chosen = 'ids' in edit.chosen ? { ids: edit.chosen.ids.length } : edit.chosen
  const made = await sql`
    insert into bulk_edits (workspace_id, id, list, change, chosen, undoes, total, started_by, via)
    values (${workspaceId}, ${edit.id}, ${edit.list}, ${JSON.stringify(edit.change)}::jsonb,
            ${JSON.stringify(chosen)}::jsonb, ${edit.undoes}, 0, ${actor.memberId}, ${actor.via})
    on conflict (workspace_id, undoes) where undoes is not null and state in ('running', 'done') do nothing
    returning id
  `.execute(tx)
  if (made.rows.length === 0) throw new Refusal('bulk_edit_not_undoable')
  const [counted] = await askedOnce<{ total: number }>(
    tx,
    sql`
      with batches as (
        insert into bulk_edit_batches (workspace_id, bulk_edit_id, seq, ids)
        select ${workspaceId}::uuid, ${edit.id}::uuid, b.seq, array_agg(b.id order by b.id)
        from (select m.id, (row_number() over (order by m.id) - 1) / ${batchOf}::integer as seq from (${ids}) m) b
        group by b.seq
        returning cardinality(ids) as ids
      )
      update bulk_edits set total = (select coalesce(sum(ids), 0) from batches)
      where workspace_id = ${workspaceId} and id = ${edit.id}
      returning total`,
  )
  return counted?.total ?? 0
}

/** The end of a run, with the time of it; what was still to be done is forgotten. */
export async function saveEnd(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: BulkEditId,
  state: 'done' | 'failed' | 'cancelled',
  fault: string | null = null,
): Promise<void> {
  await sql`
    with ended as (
      update bulk_edits set state = ${state}, fault = ${fault}, finished_at = now()
      where workspace_id = ${workspaceId} and id = ${id} and state = 'running'
      returning id
    )
    delete from bulk_edit_batches b using ended e
    where b.workspace_id = ${workspaceId} and b.bulk_edit_id = e.id
  `.execute(tx)
}
