import { sql } from 'kysely'
import type { RowFault } from '../../../contract/imports/imports.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { type FileRow, failed, type Plan } from '../import.ts'
import { recordKind } from '../records/record-kinds.ts'
import { loadImport, markRows, saveState, waitingRows } from '../table.ts'
import type { Run } from './run.ts'

export type BatchEnd = { more: true; last: number } | { more: false; stopped: boolean }

/**
 * Writes the next rows, marks them and counts them, all in the transaction it is given: after a crash a row is either
 * still waiting and not written, or marked and written, never one of the two.
 */
export async function runBatch(
  tx: Tx,
  actor: Actor,
  run: Run,
  { after, most }: { after: number; most: number },
): Promise<BatchEnd> {
  const { state } = await loadImport(tx, actor.workspaceId, run.id, 'lock')
  if (state !== 'running') return { more: false, stopped: true }
  const rows = await waitingRows(tx, actor.workspaceId, run.id, { after, most })
  const last = rows.at(-1)
  if (!last) return finish(tx, actor, run)
  await markRows(tx, actor.workspaceId, run.id, await writeRows(tx, actor, run, rows))
  return { more: true, last: last.row }
}

/** A row that the database itself refuses takes no other with it: it is marked, and the batch goes on without it. */
export async function failRow(
  tx: Tx,
  actor: Actor,
  run: Run,
  after: number,
  fault: RowFault,
): Promise<number | null> {
  const [row] = await waitingRows(tx, actor.workspaceId, run.id, { after, most: 1 })
  if (!row) return null
  await markRows(tx, actor.workspaceId, run.id, [failed(row.row, fault)])
  return row.row
}

async function writeRows(tx: Tx, actor: Actor, run: Run, rows: readonly FileRow[]): Promise<Plan[]> {
  const kind = recordKind(run.mapping)
  const plans = await kind.plan(tx, actor, run, rows)
  await kind.write(
    tx,
    actor,
    run,
    plans.filter(({ state }) => state === 'created' || state === 'updated'),
  )
  await rememberWhen(tx, actor, plans)
  return plans
}

/** Beside how a record was: the version it now has and the last event so far, by which the undo sees whether anybody worked on it since. */
async function rememberWhen(tx: Tx, actor: Actor, plans: readonly Plan[]): Promise<void> {
  const changed = plans.filter(({ before }) => before !== undefined)
  if (changed.length === 0) return
  const { rows } = await sql<{ seq: number }>`
    select max(seq) as seq from events where workspace_id = ${actor.workspaceId}
  `.execute(tx)
  for (const plan of changed) plan.before = { ...(plan.before as object), seq: rows[0]?.seq ?? 0 }
}

async function finish(tx: Tx, actor: Actor, run: Run): Promise<BatchEnd> {
  await recordKind(run.mapping).finish?.(tx, actor, run)
  await saveState(tx, actor.workspaceId, run.id, 'done')
  const { created, updated, unchanged, failed, flagged } = await loadImport(tx, actor.workspaceId, run.id)
  // About the import, not of it: it stays when the import is undone.
  await record(tx, withoutImport(actor), {
    type: 'import.finished',
    subject: { type: 'import', id: run.id },
    data: { fileName: run.fileName, created, updated, unchanged, failed, flagged },
  })
  return { more: false, stopped: false }
}

function withoutImport(actor: Actor): Actor {
  const plain = { ...actor }
  delete plain.importId
  return plain
}
