import { sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import type { ProcessVersionId, WorkspaceId } from '../../../contract/ids.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import { workspaceOn } from '../../platform/database/pool.ts'
import { clientOf, type Tx } from '../../platform/database/tx.ts'
import { tables } from '../table.ts'

/**
 * The document of a published version of the workspace this connection is in. A published version never changes, so
 * that it is read once and kept: asking again costs no statement. Throws when there is no such version.
 */
export async function documentOf(tx: Tx, versionId: ProcessVersionId): Promise<ProcessDocument> {
  return (await documentsOf(tx, [versionId])).get(versionId) as ProcessDocument
}

/** The same for several, in one statement for those not known yet. */
export async function documentsOf(
  tx: Tx,
  versionIds: readonly ProcessVersionId[],
): Promise<Map<ProcessVersionId, ProcessDocument>> {
  const workspace = workspaceOn(clientOf(tx)) ?? ''
  const keyOf = (id: ProcessVersionId) => `${workspace} ${id}`
  const documents = new Map<ProcessVersionId, ProcessDocument>()
  const unknown = new Set<ProcessVersionId>()
  for (const id of versionIds) {
    const document = remembered.get(keyOf(id))
    if (document) documents.set(id, document)
    else unknown.add(id)
  }
  if (unknown.size > 0 && workspace) {
    for (const { id, document } of await read(tx, workspace, [...unknown])) {
      documents.set(id, document)
      remembered.set(keyOf(id), document)
      unknown.delete(id)
    }
  }
  if (unknown.size > 0) throw new Error(`no process version ${[...unknown].join(', ')} in this workspace`)
  return documents
}

/**
 * The workspace is part of the key: what one company has read into memory is not there for another. A version whose
 * transaction is rolled back after it was read stays here unreachable, since its id is in no row.
 */
const remembered = new LRUCache<string, ProcessDocument>({
  // Characters of JSON; in memory about twice as many bytes.
  maxSize: 20_000_000,
  sizeCalculation: (document) => JSON.stringify(document).length,
})

async function read(tx: Tx, workspace: string, ids: readonly ProcessVersionId[]) {
  const rows = await tables(tx)
    .selectFrom('process_versions')
    .select(['id', 'document'])
    .where('workspace_id', '=', workspace as WorkspaceId)
    .where('id', '=', sql<ProcessVersionId>`any(${ids}::uuid[])`)
    .execute()
  return rows.map(({ id, document }) => ({ id, document: frozen(document) }))
}

/** Everybody shares it, so nobody may change it. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}
