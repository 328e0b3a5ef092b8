import { sql } from 'kysely'
import type { ProcessId, ProcessVersionId, WorkspaceId } from '../../../contract/ids.ts'
import type { DealsMapping } from '../../../contract/imports/mapping.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { faultsOf } from '../../process/faults/faults-of.ts'
import { publishDocument } from '../../process/versions/publish-process.ts'
import { publishedProcesses } from '../../process/versions/published-processes.ts'
import { documentOf } from '../../process/versions/version-document.ts'
import type { Made } from '../import.ts'

/** The version that imported deals are pinned to: one for the whole import, however long it takes. */
export interface ProcessInUse {
  /** Null in a dry run of a process that is still to be published. */
  id: ProcessId | null
  versionId: ProcessVersionId | null
  document: ProcessDocument
}

/**
 * @throws Refusal `mapping_incomplete` where the company has no process of the key and the mapping brings none, and
 *   where new deals no longer run it: an import that has begun still ends on the version it began with
 */
export async function processFor(
  tx: Tx,
  workspaceId: WorkspaceId,
  { process }: DealsMapping,
  made: Made,
): Promise<ProcessInUse> {
  if (made.process) {
    const { id, versionId } = made.process
    return {
      id: id as ProcessId,
      versionId: versionId as ProcessVersionId,
      document: await documentOf(tx, versionId as ProcessVersionId),
    }
  }
  const known = (await publishedProcesses(tx, workspaceId)).find(
    ({ document }) => document.key === process.key,
  )
  if (known?.retiredAt) throw noProcess('process_retired', `No new deal runs the process "${process.key}".`)
  if (known) return known
  if (process.document) return { id: null, versionId: null, document: process.document }
  throw noProcess('unknown_process', `There is no process "${process.key}".`)
}

const noProcess = (code: string, message: string) =>
  new Refusal('mapping_incomplete', undefined, [{ path: 'body.process.key', code, message }])

/** Publishes the mapping's own process where the company has none of its key, and remembers which version is used. */
export async function settleProcess(tx: Tx, actor: Actor, mapping: DealsMapping, made: Made): Promise<Made> {
  const inUse = await processFor(tx, actor.workspaceId, mapping, made)
  if (inUse.id && inUse.versionId)
    return {
      ...made,
      process: made.process ?? { id: inUse.id, versionId: inUse.versionId, published: false },
    }
  if (!actor.rights['process.publish'])
    throw new Refusal('not_allowed', { act: 'publish', needs: 'process.publish' })
  const faults = faultsOf(inUse.document).map((fault) => ({
    ...fault,
    path: `body.process.document.${fault.path}`,
  }))
  if (faults.length > 0) throw new Refusal('mapping_incomplete', undefined, faults)
  const { processId: id, versionId } = await publishDocument(tx, inUse.document, actor)
  return { ...made, process: { id, versionId, published: true } }
}

/** Takes a process back that only an undone import used. */
export async function forgetProcess(tx: Tx, workspaceId: WorkspaceId, { process }: Made): Promise<void> {
  if (!process?.published) return
  await sql`delete from process_versions where workspace_id = ${workspaceId} and id = ${process.versionId}`.execute(
    tx,
  )
  await sql`delete from processes where workspace_id = ${workspaceId} and id = ${process.id}`.execute(tx)
}
