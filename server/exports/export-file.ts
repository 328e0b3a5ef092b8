import { once } from 'node:events'
import { PassThrough, type Readable } from 'node:stream'
import type { ExportId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Database } from '../platform/database/tx.ts'
import { takeRoom } from './at-once.ts'
import { chosenColumns } from './chosen-columns.ts'
import { csvFile } from './csv-file.ts'
import { listStatement } from './list-statement.ts'
import { exportedLists } from './lists.ts'
import { allowExport } from './policy.ts'
import { forEachBatch } from './rows-of.ts'
import { loadExport } from './table.ts'
import { titles } from './words/titles.ts'
import { xlsxFile } from './xlsx/xlsx-file.ts'

/** How long somebody may take nothing of his file, in milliseconds: its connection is wanted by others. */
const longestWait = 5 * 60_000

export interface ExportedFile {
  name: string
  type: string
  content: Readable
}

/**
 * The file of an export, written while it is read. It is made with the rights of whoever fetches it now, not those he had
 * when he asked.
 * @param inBackground takes over the work of writing it
 * @throws Refusal `not_found` where nobody, or somebody else, asked for it, or more than an hour ago; `exports_running`
 */
export async function exportFile(
  db: Database,
  actor: Actor,
  id: ExportId,
  inBackground: (work: () => Promise<unknown>) => void,
): Promise<ExportedFile> {
  const { workspaceId, language } = actor
  const {
    export: one,
    columns,
    statement,
  } = await db.read(workspaceId, async (tx) => {
    const asked = await loadExport(tx, actor, id)
    const list = exportedLists[asked.list]
    allowExport(actor, list)
    const chosen = await chosenColumns(tx, actor, list, asked.columns)
    return {
      export: asked,
      columns: chosen,
      statement: await listStatement(tx, actor, list, asked.asked, chosen),
    }
  })
  const leave = takeRoom(workspaceId)
  const title = titles[one.list][language]
  const file =
    one.format === 'csv' ? csvFile(columns, language, one.reading) : xlsxFile(columns, language, title)
  const content = new PassThrough({ highWaterMark: 1 << 18 })
  const gone = new AbortController()
  content.once('close', () => gone.abort())
  // Whoever goes away leaves nobody to tell; the connection is given back all the same.
  content.on('error', () => {})
  const put = async (part: Uint8Array | string) => {
    gone.signal.throwIfAborted()
    if (part.length === 0 || content.write(part)) return
    await once(content, 'drain', { signal: AbortSignal.any([gone.signal, AbortSignal.timeout(longestWait)]) })
  }
  inBackground(async () => {
    try {
      await put(file.begin())
      await db.withClient(workspaceId, (client) =>
        forEachBatch(client, statement, async (rows) => put(await file.rows(rows))),
      )
      content.end(await file.end())
    } catch (fault) {
      if (content.destroyed) return
      // A file that ends in the middle has to look like one.
      content.destroy(fault as Error)
      throw fault
    } finally {
      leave()
    }
  })
  const day = one.at.slice(0, 10)
  return {
    name: `${title} ${day}.${one.format}`,
    type:
      one.format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content,
  }
}
