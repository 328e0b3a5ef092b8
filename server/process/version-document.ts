import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import { ProcessDocument } from '../../contract/process.ts'
import type { Tx } from '../platform/database/tx.ts'

/** A published version never changes again, so its document is read once. Ids are never reused across workspaces. */
const documents = new LRUCache<string, ProcessDocument>({ max: 2_000 })

/** The document of a published version of this workspace. */
export async function documentOf(tx: Tx, versionId: string): Promise<ProcessDocument> {
  const known = documents.get(versionId)
  if (known) return known
  const { rows } = await sql<{ document: unknown }>`
    select document from process_versions where id = ${versionId}
  `.execute(tx)
  if (!rows[0]) throw new Error(`no process version ${versionId}`)
  const document = ProcessDocument.parse(rows[0].document)
  documents.set(versionId, document)
  return document
}
