import type { DealId, MemberId, TaskId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { NewNotice } from './notify.ts'

/** "Kari Berg gave you a task": told to the one who now has it, unless he took it himself. */
export function assignedTo(
  memberId: MemberId,
  { id, dealId }: { id: TaskId; dealId: DealId },
  by: Actor,
): NewNotice {
  return { memberId, type: 'task.assigned', dealId, taskId: id, data: { byName: by.name } }
}
