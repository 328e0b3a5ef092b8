import type { ProcessId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { tables } from '../table.ts'
import { lockDraft, mayDraft } from './draft.ts'
import { nextVersion } from './save-draft.ts'

/**
 * Throws the draft away; a process that was never published goes with it. Where nobody had saved one, nothing happens.
 * @throws Refusal `changed_meanwhile`
 */
export async function discardDraft(
  tx: Tx,
  { id, ifMatch }: { id: ProcessId; ifMatch: number },
  actor: Actor,
): Promise<{ processGone: boolean }> {
  mayDraft(actor)
  const draft = await lockDraft(tx, actor, id)
  seen(draft, ifMatch)
  const processGone = draft.published === null
  if (!draft.isSaved) return { processGone }
  await forgetDraft(tx, actor, id)
  if (processGone) {
    await tables(tx)
      .deleteFrom('processes')
      .where('workspace_id', '=', actor.workspaceId)
      .where('id', '=', id)
      .execute()
  }
  await record(tx, actor, {
    type: 'process.draft_discarded',
    subject: { type: 'process', id },
    data: { key: draft.key, processGone },
  })
  return { processGone }
}

export async function forgetDraft(tx: Tx, actor: Actor, processId: ProcessId): Promise<void> {
  await tables(tx)
    .deleteFrom('process_drafts')
    .where('workspace_id', '=', actor.workspaceId)
    .where('process_id', '=', processId)
    .execute()
  await nextVersion(tx, actor, processId)
}
