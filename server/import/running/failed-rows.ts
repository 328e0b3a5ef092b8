import type { ImportId } from '../../../contract/ids.ts'
import type { ImportRow } from '../../../contract/imports/imports.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database/tx.ts'
import { rowsOf } from '../list-import-rows.ts'
import { allowImport } from '../policy.ts'
import { loadImport } from '../table.ts'

const batchOf = 2_000

/** The file again, with only the rows that stayed out and why in a column of its own: mend it and import that. */
export async function* failedRowsFile(db: Database, actor: Actor, id: ImportId): AsyncGenerator<string> {
  allowImport(actor)
  const { workspaceId } = actor
  const { columns } = await db.read(workspaceId, (tx) => loadImport(tx, workspaceId, id))
  yield `\ufeff${line([...columns, 'import_fault'])}`
  for (let after = 0; ; ) {
    const from = after
    const rows = await db.read(workspaceId, (tx) =>
      rowsOf(tx, actor, id, { after: from, most: batchOf, state: 'failed' }),
    )
    const last = rows.at(-1)
    if (!last) return
    yield rows.map((row) => line([...row.cells, inWords(row)])).join('')
    after = last.row
  }
}

const inWords = ({ faults }: ImportRow) =>
  faults.map(({ column, code }) => (column === null ? code : `${column}: ${code}`)).join('; ')

const line = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\r\n`

/** A spreadsheet would run what begins like a formula; reading it back takes the apostrophe off again. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^-?[\d.,\s]+$/.test(cell) ? `'${cell}` : cell
  return /[",\r\n;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
