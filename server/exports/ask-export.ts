import type { AskExport, Export } from '../../contract/exports.ts'
import type { ExportId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { newId } from '../platform/ids.ts'
import { mustHaveRoom } from './at-once.ts'
import { chosenColumns } from './chosen-columns.ts'
import { listStatement, readAsked } from './list-statement.ts'
import { exportedLists } from './lists.ts'
import { allowExport } from './policy.ts'
import { insertExport } from './table.ts'

/**
 * Asks for a list as a file. What cannot be made is refused now, not in the middle of a file.
 * @throws Refusal `malformed` naming what of the query, filter or columns is not known; `exports_running`
 */
export async function askExport(tx: Tx, body: AskExport, actor: Actor): Promise<Export> {
  const list = exportedLists[body.list]
  allowExport(actor, list)
  mustHaveRoom(actor.workspaceId)
  const asked = readAsked(list, body.query)
  const columns = body.columns ?? null
  await listStatement(tx, actor, list, asked, await chosenColumns(tx, actor, list, columns))

  const { format, values: reading } = body
  const kept = await insertExport(tx, actor, {
    id: newId<ExportId>(),
    list: body.list,
    asked,
    columns,
    format,
    reading,
  })
  await record(tx, actor, {
    type: 'export.asked',
    subject: { type: 'export', id: kept.id },
    data: { list: body.list, asked, columns, format },
  })
  return kept
}
