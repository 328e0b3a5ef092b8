import type { ImportKind } from '../../contract/imports/fields.ts'
import type { ImportMapping } from '../../contract/imports/mapping.ts'
import type { Actor } from '../platform/actor.ts'
import type { Database } from '../platform/database/tx.ts'
import type { ImportRecord } from './import.ts'
import { mapImport } from './mapping/map-import.ts'
import { parseMapping } from './mapping/read-mapping.ts'
import { textSource } from './reading/table-source.ts'
import { runImport } from './running/run-import.ts'
import { startImport } from './running/start-import.ts'
import { loadImport } from './table.ts'
import { startUndo, undoImport } from './undoing/undo-import.ts'
import { uploadImport } from './upload-import.ts'

/** How the tests' files of deals are read, unless a test says otherwise. */
export const dealsMapping = parseMapping({
  kind: 'deals',
  process: { key: 'lamps' },
  columns: { id: 'external_id', title: 'title', phase: 'stage', from: 'opened', to: 'closed', sum: 'amount' },
  values: {
    phase: {
      Pricing: { stage: 'pricing' },
      Negotiating: { stage: 'negotiating' },
      Won: { outcome: 'won', stage: 'signing' },
      Lost: { outcome: 'lost', stage: 'pricing', reason: 'no_need' },
    },
  },
})

/** Of the cast: the database and its administrator. */
interface Company {
  db: Database
  kari: Actor
}

export interface Given {
  kind?: ImportKind
  mapping?: ImportMapping
  actor?: Actor
}

/** A file of deals (or of `kind`), uploaded, mapped and started: ready for a runner. */
export function begunImport(
  { db, kari }: Company,
  text: string,
  { kind = 'deals', mapping = dealsMapping, actor = kari }: Given = {},
): Promise<ImportRecord> {
  return db.write(actor.workspaceId, async (tx) => {
    const { id } = await uploadImport(tx, { kind, fileName: 'test.csv', source: textSource(text) }, actor)
    await mapImport(tx, { id, mapping }, actor)
    return startImport(tx, { id }, actor)
  })
}

export async function imported(cast: Company, text: string, given: Given = {}) {
  const { id } = await begunImport(cast, text, given)
  return (await runImport(cast.db, given.actor ?? cast.kari, id)) as ImportRecord
}

export async function undone({ db, kari }: Company, { id }: Pick<ImportRecord, 'id'>) {
  await db.write(kari.workspaceId, (tx) => startUndo(tx, { id }, kari))
  await undoImport(db, kari, id)
  return db.read(kari.workspaceId, (tx) => loadImport(tx, kari.workspaceId, id))
}
