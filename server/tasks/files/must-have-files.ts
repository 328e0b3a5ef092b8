import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { DealsAbove } from '../deals-above.ts'
import type { TaskRow } from '../task.ts'
import { templateOf } from '../template.ts'
import { cleanFilesOn } from './table.ts'

/**
 * A document is done when its files are there.
 * @throws Refusal `files_missing` with how many are needed and there
 */
export async function mustHaveFiles(tx: Tx, task: TaskRow, actor: Actor, deals: DealsAbove): Promise<void> {
  if (task.kind !== 'document' || task.templateKey === null) return
  const needed = filesNeeded((await deals.meetDeal(tx, actor, task.dealId)).document, task)
  const there = needed === 0 ? 0 : await cleanFilesOn(tx, actor, task.id)
  if (there < needed) throw new Refusal('files_missing', { needed, there })
}

/** How many files a task needs: a document one, where its process says nothing else; what somebody added by hand none. */
export function filesNeeded(
  document: ProcessDocument,
  task: Pick<TaskRow, 'kind' | 'stageKey' | 'templateKey'>,
): number {
  const template = task.kind === 'document' ? templateOf(document, task) : null
  return template ? (template.files ?? 1) : 0
}
