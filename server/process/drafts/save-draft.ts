import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { ProcessId } from '../../../contract/ids.ts'
import type { DraftDocument } from '../../../contract/process/process-document.ts'
import type { ProcessDraft } from '../../../contract/process/process-drafts.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { fieldRefusal } from '../../platform/refusal.ts'
import { type Draft, inFull, loadDraft, lockDraft, mayDraft } from './draft.ts'

/**
 * Saves the draft, faults and all: publishing is where they count. The same document again is no save.
 * @throws Refusal `changed_meanwhile` over a newer save, with `current: { version, document, … }`; `malformed` where the
 *   document has the key of another process
 */
export async function saveDraft(
  tx: Tx,
  { id, document, ifMatch }: { id: ProcessId; document: DraftDocument; ifMatch: number },
  actor: Actor,
): Promise<ProcessDraft> {
  mayDraft(actor)
  const present = await lockDraft(tx, actor, id)
  seen(present, ifMatch)
  if (document.key !== present.key)
    throw fieldRefusal('malformed', 'body.document.key', 'the key of a process stays')
  if (isDeepStrictEqual(document, present.document)) return inFull(tx, actor, present)
  await keepDraft(tx, actor, present, document)
  await record(tx, actor, {
    type: 'process.draft_saved',
    subject: { type: 'process', id },
    data: { version: present.version + 1 },
  })
  return inFull(tx, actor, await loadDraft(tx, actor, id))
}

/** Writes the document as the draft of its process, one version on. */
export async function keepDraft(
  tx: Tx,
  actor: Actor,
  { processId, basedOn }: Pick<Draft, 'processId' | 'basedOn'>,
  document: DraftDocument,
): Promise<void> {
  await sql`
    insert into process_drafts (workspace_id, process_id, document, based_on, saved_by)
    values (${actor.workspaceId}, ${processId}, ${JSON.stringify(document)}, ${basedOn}, ${actor.memberId})
    on conflict (workspace_id, process_id)
    do update set document = excluded.document, saved_at = now(), saved_by = excluded.saved_by
  `.execute(tx)
  await nextVersion(tx, actor, processId)
}

export async function nextVersion(tx: Tx, actor: Actor, processId: ProcessId): Promise<void> {
  await sql`
    update processes set draft_version = draft_version + 1
    where workspace_id = ${actor.workspaceId} and id = ${processId}
  `.execute(tx)
}
