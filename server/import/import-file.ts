import { basename } from 'node:path'
import type { ImportKind } from '../../contract/imports/fields.ts'
import type { DryRun } from '../../contract/imports/imports.ts'
import type { ImportMapping } from '../../contract/imports/mapping.ts'
import type { Actor } from '../platform/actor.ts'
import { type Database, type Tx, txOn } from '../platform/database/tx.ts'
import type { ImportRecord } from './import.ts'
import { mapImport } from './mapping/map-import.ts'
import { fileSource } from './reading/table-source.ts'
import { runImport } from './running/run-import.ts'
import { startImport } from './running/start-import.ts'
import { tryImport } from './running/try-import.ts'
import { uploadImport } from './upload-import.ts'

export interface ImportFile {
  kind: ImportKind
  /** A path. */
  file: string
  mapping: ImportMapping
  dryRun?: boolean
  onProgress?: (progress: ImportRecord) => unknown
  signal?: AbortSignal
}

/**
 * A file from upload to its end in one call, for the command line. An interrupted one is found again by the server, or
 * by the next call of `runImport`.
 * @throws Refusal `unreadable_file`, `too_large`, `mapping_incomplete`, `not_allowed`
 */
export async function importFile(
  db: Database,
  actor: Actor,
  { kind, file, mapping, dryRun, onProgress, signal }: ImportFile,
): Promise<{ import: ImportRecord; dryRun: DryRun | null }> {
  const { workspaceId } = actor
  const source = await fileSource(file)
  const mapped = async (tx: Tx) => {
    const uploaded = await uploadImport(tx, { kind, fileName: basename(file), source }, actor)
    return mapImport(tx, { id: uploaded.id, mapping }, actor)
  }
  if (dryRun)
    return rolledBack(db, actor, async (tx) => {
      const one = await mapped(tx)
      return { import: one, dryRun: await tryImport(tx, one, actor) }
    })
  const { id } = await db.write(workspaceId, mapped)
  await db.write(workspaceId, (tx) => startImport(tx, { id }, actor))
  const done = await runImport(db, actor, id, { onProgress, signal })
  if (!done) throw new Error(`import ${id} is being run by another process`)
  return { import: done, dryRun: null }
}

/** A dry run of the command line leaves nothing behind, not even the file's rows. */
async function rolledBack<T>(db: Database, { workspaceId }: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.withClient(workspaceId, async (client) => {
    await client.query('begin')
    try {
      return await work(txOn(client))
    } finally {
      await client.query('rollback')
    }
  })
}
