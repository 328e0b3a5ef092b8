import type { ProcessId } from '../../../contract/ids.ts'
import type { DraftDocument } from '../../../contract/process/process-document.ts'
import type { DocumentChange } from '../../../contract/process/process-drafts.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { loadDraft, mayDraft } from '../drafts/draft.ts'
import { tables } from '../table.ts'
import { differences } from './differences.ts'

/**
 * What changed from one version to another, or to the draft.
 * @throws Refusal `not_found`; `not_allowed` for the draft, where one may not publish
 */
export async function compareVersions(
  tx: Tx,
  { id, from, to }: { id: ProcessId; from: number; to: number | 'draft' },
  actor: Actor,
): Promise<{ rows: DocumentChange[] }> {
  if (to === 'draft') mayDraft(actor)
  const before = await documentOfNumber(tx, actor, id, from)
  const after =
    to === 'draft' ? (await loadDraft(tx, actor, id)).document : await documentOfNumber(tx, actor, id, to)
  return { rows: differences(before, after) }
}

async function documentOfNumber(tx: Tx, actor: Actor, id: ProcessId, number: number): Promise<DraftDocument> {
  const row = await tables(tx)
    .selectFrom('process_versions')
    .select('document')
    .where('workspace_id', '=', actor.workspaceId)
    .where('process_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) throw new Refusal('not_found')
  return row.document
}
