import { sql } from 'kysely'
import type { ImportId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { failed, type ImportRecord, notNow } from '../import.ts'
import { allowMapping } from '../policy.ts'
import { duplicateRows } from '../records/duplicate-rows.ts'
import { settleProcess } from '../records/process-in-use.ts'
import { loadImport, markRows, saveState } from '../table.ts'

/**
 * Lets an import run, or run on: from now on its rows belong to the runner. The process of its deals is settled here,
 * and rows that name a record a second time are marked, so that the order of batches decides nothing.
 * @throws Refusal `mapping_incomplete`, `import_running`, `not_allowed`
 */
export async function startImport(tx: Tx, { id }: { id: ImportId }, actor: Actor): Promise<ImportRecord> {
  const before = await loadImport(tx, actor.workspaceId, id, 'lock')
  const refusal = notNow('run', before)
  if (refusal) throw new Refusal(refusal, { state: before.state })
  const { mapping } = before
  if (!mapping) throw new Refusal('mapping_incomplete')
  allowMapping(actor, mapping)

  const first = before.startedAt === null
  const byImport: Actor = { ...actor, via: 'import', importId: id }
  const made =
    mapping.kind === 'deals' ? await settleProcess(tx, byImport, mapping, before.made) : before.made
  await saveState(tx, actor.workspaceId, id, 'running', { made })
  if (first) await markDuplicates(tx, actor, before)
  await record(tx, actor, {
    type: 'import.started',
    subject: { type: 'import', id },
    data: { fileName: before.fileName, rows: before.rowsTotal, again: !first },
  })
  return loadImport(tx, actor.workspaceId, id)
}

async function markDuplicates(tx: Tx, actor: Actor, one: ImportRecord): Promise<void> {
  // Asked first and marked then: in one statement the planner, who cannot know how few there are, reads all for each.
  const { rows: twice } = await sql<{ row: number; column: string | null; value: string | null }>`
    ${duplicateRows(actor.workspaceId, one)}
  `.execute(tx)
  if (twice.length === 0) return
  const marked = twice.map(({ row, ...fault }) => failed(row, { ...fault, code: 'twice_in_file' }))
  await markRows(tx, actor.workspaceId, one.id, marked)
}
