import type { ImportId } from '../../contract/ids.ts'
import type { ImportKind } from '../../contract/imports/fields.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { newId } from '../platform/ids.ts'
import type { ImportRecord } from './import.ts'
import { allowImport } from './policy.ts'
import { unreadable } from './reading/file-limits.ts'
import { ColumnTally } from './reading/profile-columns.ts'
import { readTable } from './reading/read-table.ts'
import type { TableSource } from './reading/table-source.ts'
import { copyRows } from './running/copy-rows.ts'
import { insertImport, loadImport, saveProfile } from './table.ts'

const samplesKept = 10

/**
 * Reads a file into the ledger as it streams by, and what it says about itself into the profile. The file is not kept.
 * @throws Refusal `unreadable_file` with `why` and the line, `too_large`, `not_allowed`
 */
export async function uploadImport(
  tx: Tx,
  { kind, fileName, source }: { kind: ImportKind; fileName: string; source: TableSource },
  actor: Actor,
): Promise<ImportRecord> {
  allowImport(actor)
  const table = await readTable(source)
  const id = newId<ImportId>()
  await insertImport(tx, actor, { id, kind, fileName, columns: table.columns })

  const tallies = table.columns.map((name) => new ColumnTally(name))
  const sampleRows: string[][] = []
  async function* profiled() {
    for await (const batch of table.batches) {
      for (const cells of batch) tallies.forEach((tally, place) => tally.add(cells[place] ?? ''))
      if (sampleRows.length < samplesKept) sampleRows.push(...batch.slice(0, samplesKept - sampleRows.length))
      yield batch
    }
  }
  const rows = await copyRows(tx, actor.workspaceId, id, profiled())
  if (rows === 0) throw unreadable('no_rows')

  const { format, encoding, delimiter } = table
  const columns = tallies.map((tally) => tally.profile())
  await saveProfile(tx, actor.workspaceId, id, { format, encoding, delimiter, columns, sampleRows }, rows)
  await record(tx, actor, {
    type: 'import.uploaded',
    subject: { type: 'import', id },
    data: { kind, fileName, rows },
  })
  return loadImport(tx, actor.workspaceId, id)
}
