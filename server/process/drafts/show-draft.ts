import type { ProcessId } from '../../../contract/ids.ts'
import type { ProcessDraft } from '../../../contract/process/process-drafts.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { inFull, loadDraft, mayDraft } from './draft.ts'

/** The draft of a process; where nobody works on one, its latest version as the draft it would be. */
export async function showDraft(tx: Tx, { id }: { id: ProcessId }, actor: Actor): Promise<ProcessDraft> {
  mayDraft(actor)
  return inFull(tx, actor, await loadDraft(tx, actor, id))
}
