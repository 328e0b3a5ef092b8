import type { ProcessId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { faultsOf } from '../faults/faults-of.ts'
import { among, knownFields } from '../used-fields.ts'
import { type Published, publishDocument } from '../versions/publish-process.ts'
import { forgetDraft } from './discard-draft.ts'
import { lockDraft, mayDraft } from './draft.ts'

/**
 * Publishes the draft as the next version; running deals stay on theirs, whatever their number. A draft that differs in
 * nothing from the latest version is that version.
 * @throws Refusal `changed_meanwhile`; `process_invalid` with all faults in `fields`, and with their words in `faults`
 */
export async function publishDraft(
  tx: Tx,
  { id, reason, ifMatch }: { id: ProcessId; reason: string; ifMatch: number },
  actor: Actor,
): Promise<Published> {
  mayDraft(actor)
  const draft = await lockDraft(tx, actor, id)
  seen(draft, ifMatch)
  const faults = faultsOf(among(draft.document, await knownFields(tx, actor.workspaceId)))
  if (faults.length > 0) {
    const fields = faults.map(({ path, code, message }) => ({ path, code, message }))
    throw new Refusal('process_invalid', { faults }, fields)
  }
  if (draft.isSaved) await forgetDraft(tx, actor, id)
  return publishDocument(tx, draft.document, actor, reason)
}
