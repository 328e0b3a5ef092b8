import type { FileId } from '../../../contract/ids.ts'
import type { AttachedFile } from '../../../contract/tasks/files.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import type { FileStore } from '../../platform/files/store.ts'
import { Refusal } from '../../platform/refusal.ts'
import { lockTask } from '../table.ts'
import { mustHaveRoom } from './add-file.ts'
import { type FileRow, shownFile } from './file.ts'
import { fileEvent } from './file-event.ts'
import { mayRemove } from './policy.ts'
import { fileCalled, lockRoom, markBroughtBack, type Owning } from './table.ts'

/**
 * Undoes that a file was taken away, while its bytes are kept for that. One that is there stays as it is.
 * @throws Refusal `not_found`, `not_allowed`, `task_closed`, `too_large`; `file_gone` where it is too late
 */
export async function bringBackFile(
  tx: Tx,
  { id, store, most }: { id: FileId; store: FileStore; most: number },
  actor: Actor,
): Promise<AttachedFile> {
  const found = await fileCalled(tx, actor, id, 'removed or not')
  if (found.taskId) await lockTask(tx, actor, found.taskId)
  // Whoever needs the room lets go of removed files' bytes under the same lock.
  await lockRoom(tx, actor.workspaceId)
  const file = await fileCalled(tx, actor, id, 'removed or not')
  const may = mayRemove(actor, file)
  if (may !== true) throw new Refusal(may)
  if (!file.removed) return shownFile(file, actor)
  await mustHaveRoom(tx, { on: ownerOf(file), size: file.size, most }, actor)
  const back = await markBroughtBack(tx, actor, id)
  if (!back || !(await store.has({ workspaceId: actor.workspaceId, id }, file.size)))
    throw new Refusal('file_gone')
  await record(tx, actor, fileEvent('brought_back', file))
  return shownFile(await fileCalled(tx, actor, id), actor)
}

function ownerOf({ dealId, companyId, personId }: FileRow): Owning {
  if (dealId) return { dealId }
  return companyId ? { companyId } : { personId: personId as NonNullable<typeof personId> }
}
