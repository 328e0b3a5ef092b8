import type { MemberId, TaskId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { fieldRefusal } from '../../platform/refusal.ts'
import { assignTask } from '../assign-task.ts'
import { lockTask } from '../table.ts'

/**
 * Somebody passes on what he has, task by task as if each were given away alone: to a colleague, or back to the queues
 * of its roles (null). What he has not any more (done or given away meanwhile) is left as it is.
 * @throws Refusal `not_found`, `not_allowed`, `malformed` for a colleague who is none, or a task that has no queue
 */
export async function passTasksOn(
  tx: Tx,
  {
    from,
    to,
    tasks,
    reason,
  }: { from: MemberId; to: MemberId | null; tasks: readonly TaskId[]; reason: string },
  actor: Actor,
): Promise<void> {
  if (to === from) throw fieldRefusal('malformed', 'body.passOn.to', 'he is the one who is away')
  // In one order, so that two such acts cannot wait for each other.
  for (const id of [...new Set(tasks)].sort()) {
    const task = await lockTask(tx, actor, id)
    if (task.assigneeId !== from || task.state !== 'open') continue
    if (to === null && task.roleKey === null)
      throw fieldRefusal('malformed', 'body.passOn.tasks', 'a task of no role has no queue')
    await assignTask(tx, { id, ifMatch: task.version, memberId: to, reason }, actor)
  }
}
