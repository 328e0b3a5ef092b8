import { sql } from 'kysely'
import type { BulkEditId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import type { BulkEditCore } from '../bulk-edit.ts'
import type { Change } from '../changing/change.ts'
import { changeOf } from '../changing/change-of.ts'
import { type Outcome, reasonOf } from '../changing/outcome.ts'
import { lockBulkEdit, saveEnd } from '../table.ts'
import { changeBack } from '../undoing/change-back.ts'
import { tellOwner } from './tell-owner.ts'

/**
 * Changes the next records, with what became of them in the same transaction: after a crash a record either is changed
 * and counted, or neither. Whoever else would do so at the same time waits, and takes those after them.
 * @returns whether there may be more to do
 */
export async function doBatch(tx: Tx, actor: Actor, id: BulkEditId): Promise<boolean> {
  const edit = await lockBulkEdit(tx, actor, id)
  if (edit.state !== 'running') return false
  const ids = await takeBatch(tx, actor, id)
  if (!ids) {
    await finish(tx, actor, edit)
    return false
  }
  const { undoes, list } = edit
  const change = undoes ? changeBack(list, edit.change, undoes) : await changeOf(tx, actor, list, edit.change)
  const outcomes = await change.apply(tx, actor, ids)
  await saveOutcomes(tx, actor, edit, change, outcomes)
  await record(tx, actor, {
    type: 'bulk_edit.progressed',
    subject: { type: 'bulk_edit', id },
    data: { list, ...counted(outcomes) },
  })
  return true
}

async function takeBatch(tx: Tx, actor: Actor, id: BulkEditId): Promise<string[] | undefined> {
  const { rows } = await sql<{ ids: string[] }>`
    delete from bulk_edit_batches b
    where b.workspace_id = ${actor.workspaceId} and b.bulk_edit_id = ${id}
      and b.seq = (select min(n.seq) from bulk_edit_batches n
                   where n.workspace_id = ${actor.workspaceId} and n.bulk_edit_id = ${id})
    returning b.ids
  `.execute(tx)
  return rows[0]?.ids
}

/** Of a changed record the first event of its kind in this transaction: there its former values are. */
async function saveOutcomes(
  tx: Tx,
  actor: Actor,
  { id }: BulkEditCore,
  { event }: Change,
  outcomes: readonly Outcome[],
): Promise<void> {
  const rows = outcomes.flatMap((one): object[] => {
    if (one.became === 'refused') return [{ ...one, reason: reasonOf(one), details: one.details ?? null }]
    return one.became === 'changed' ? [one] : []
  })
  const { changed, same, refused } = counted(outcomes)
  await sql`
    with rows as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as w (id uuid, became text, reason text, code text, details jsonb)
    ),
    told as materialized (
      select e.subject_id, min(e.seq) as seq
      from events e
      where e.workspace_id = ${actor.workspaceId} and e.tx = pg_current_xact_id() and e.type = ${event}
      group by e.subject_id
    ),
    written as (
      insert into bulk_edit_rows (workspace_id, bulk_edit_id, record_id, became, event_seq, reason, code, details)
      select ${actor.workspaceId}, ${id}, w.id, w.became, case when w.became = 'changed' then t.seq end, w.reason, w.code,
             w.details
      from rows w
      left join told t on t.subject_id = w.id
    )
    update bulk_edits
    set changed = changed + ${changed}, same = same + ${same}, refused = refused + ${refused}
    where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
}

function counted(outcomes: readonly Outcome[]) {
  const count = { changed: 0, same: 0, refused: 0 }
  for (const { became } of outcomes) count[became] += 1
  return count
}

async function finish(tx: Tx, actor: Actor, edit: BulkEditCore): Promise<void> {
  const { id, list, changed, same, refused } = edit
  await saveEnd(tx, actor.workspaceId, id, 'done')
  await tellOwner(tx, actor, edit)
  await record(tx, actor, {
    type: 'bulk_edit.finished',
    subject: { type: 'bulk_edit', id },
    data: { list, changed, same, refused },
  })
}
