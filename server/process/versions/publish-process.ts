import type { ProcessId, ProcessVersionId } from '../../../contract/ids.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { holds } from '../../team/reach.ts'
import { lockedProcess, publishedVersion, saveVersion } from '../table.ts'
import { knownFields, withUsedFields } from '../used-fields.ts'
import { parseProcess, printProcess } from '../yaml/yaml.ts'

export interface Published {
  processId: ProcessId
  versionId: ProcessVersionId
  number: number
}

/**
 * Publishes YAML as a new process, or as the next version of the process with the same key: new deals run it from now
 * on, running ones stay with theirs. The same text again is the version there is. Refuses with `process_invalid`.
 */
export async function publishProcess(
  tx: Tx,
  { yaml, reason }: { yaml: string; reason?: string | undefined },
  actor: Actor,
): Promise<Published> {
  if (!holds(actor, 'process.publish')) throw new Refusal('not_allowed', { needs: 'process.publish' })
  const known = await knownFields(tx, actor.workspaceId)
  return publishDocument(tx, parseProcess(yaml, known), actor, reason)
}

/**
 * The same for a document that is known to be sound but for the own fields it names, which have to be this company's.
 * Deals are not touched, however many there are.
 */
export async function publishDocument(
  tx: Tx,
  written: ProcessDocument,
  actor: Actor,
  reason?: string,
): Promise<Published> {
  const document = await withUsedFields(tx, actor.workspaceId, written)
  const process = await lockedProcess(tx, actor, document.key)
  const present = await publishedVersion(tx, actor, process.id)
  if (present && printProcess(present.document) === printProcess(document)) {
    return { processId: process.id, versionId: present.id, number: present.number }
  }
  const version = {
    id: newId<ProcessVersionId>(),
    number: (present?.number ?? 0) + 1,
    document,
    reason: reason ?? null,
  }
  await saveVersion(tx, actor, process.id, version)
  await record(tx, actor, {
    type: 'process.published',
    subject: { type: 'process', id: process.id },
    data: { key: document.key, number: version.number, versionId: version.id, ...(reason && { reason }) },
  })
  return { processId: process.id, versionId: version.id, number: version.number }
}
