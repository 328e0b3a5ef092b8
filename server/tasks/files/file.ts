import type { CompanyId, DealId, FileId, MemberId, PersonId, TaskId } from '../../../contract/ids.ts'
import type { AttachedFile } from '../../../contract/tasks/files.ts'
import type { TaskState } from '../../../contract/tasks/tasks.ts'
import type { Text } from '../../../contract/text.ts'
import type { Actor } from '../../platform/actor.ts'
import { mayRemove } from './policy.ts'

/**
 * File      bytes of a deal, most often put on one of its tasks, or of a customer; they lie in the store under its id.
 * Waiting   not looked through for viruses yet: nobody gets it and it counts for no task.
 * Removed   the row stays: who took away what, and when. The bytes go an hour later, so that it can be undone.
 */
export interface FileRow {
  id: FileId
  /** One of these three; a task is one of the deal's. */
  dealId: DealId | null
  companyId: CompanyId | null
  personId: PersonId | null
  taskId: TaskId | null
  taskName: Text | null
  taskState: TaskState | null
  name: string
  size: number
  sha256: string
  mediaType: string
  scan: 'clean' | 'waiting'
  addedAt: string
  addedBy: { id: MemberId; name: string } | null
  /** Of the deal or the customer it belongs to. */
  ownerId: MemberId | null
  removed: boolean
}

/** The file as the API shows it, with what its reader may do. */
export function shownFile(file: FileRow, actor: Actor): AttachedFile {
  const { taskId, taskName } = file
  return {
    id: file.id,
    name: file.name,
    size: file.size,
    mediaType: file.mediaType,
    scan: file.scan,
    addedAt: file.addedAt,
    addedBy: file.addedBy,
    task: taskId && taskName !== null ? { id: taskId, name: taskName } : null,
    can: { download: file.scan === 'clean' ? true : 'file_waiting', remove: mayRemove(actor, file) },
  }
}
