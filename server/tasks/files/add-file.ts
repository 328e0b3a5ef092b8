import { sql } from 'kysely'
import type { DealId, TaskId } from '../../../contract/ids.ts'
import { type AttachedFile, mostFilesOnDeal } from '../../../contract/tasks/files.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { reaches } from '../../team/reach.ts'
import type { DealsAbove } from '../deals-above.ts'
import { mayTask } from '../policy.ts'
import { lockTask, taskCalled } from '../table.ts'
import type { TaskRow } from '../task.ts'
import { shownFile } from './file.ts'
import { mayAdd } from './policy.ts'
import { filesWhere, insertFile, lockRoom, type NewFile, storedBy } from './table.ts'

/** What a file is put on: a task, or a deal itself. */
export type Place = { taskId: TaskId } | { dealId: DealId }

/**
 * Writes down a file whose bytes lie in the store already.
 * @param most bytes that the company may keep
 * @throws Refusal `not_found`, `not_allowed`, `task_closed`, `too_large` where the company has no room for it
 */
export async function addFile(
  tx: Tx,
  { place, file, most }: { place: Place; file: Omit<NewFile, 'dealId' | 'taskId'>; most: number },
  actor: Actor,
  deals: DealsAbove,
): Promise<AttachedFile> {
  if ('taskId' in place) await lockTask(tx, actor, place.taskId)
  const { dealId, task } = await mustTakeFiles(tx, place, actor, deals)
  await lockRoom(tx, actor.workspaceId)
  await mustHaveRoom(tx, { dealId, size: file.size, most }, actor)
  await insertFile(tx, actor, { ...file, dealId, taskId: task?.id ?? null })
  await record(tx, actor, {
    type: 'file.added',
    subject: { type: 'file', id: file.id },
    dealId,
    data: { file: file.name, ...(task && { taskId: task.id, name: task.name }) },
  })
  const [added] = await filesWhere(tx, actor, sql`f.id = ${file.id}`)
  if (!added) throw new Error('what was added is not seen by who added it')
  return shownFile(added, actor)
}

/** Asked before a byte is received, and again when all of them are there. */
export async function mustTakeFiles(
  tx: Tx,
  place: Place,
  actor: Actor,
  deals: DealsAbove,
): Promise<{ dealId: DealId; task: TaskRow | null }> {
  if ('dealId' in place) {
    const deal = await deals.meetDeal(tx, actor, place.dealId)
    if (!deal.visible) throw new Refusal('not_found')
    if (!reaches(actor, 'deals.edit', deal.ownerId, deal.id))
      throw new Refusal('not_allowed', { needs: 'deals.edit' })
    return { dealId: deal.id, task: null }
  }
  const task = await taskCalled(tx, actor, place.taskId)
  if (!mayTask(actor, 'see', task)) throw new Refusal('not_found')
  const may = mayAdd(actor, task)
  if (may !== true) throw new Refusal(may)
  return { dealId: task.dealId, task }
}

/** @throws Refusal `too_large` with the limit that is reached: `company` (bytes) or `deal` (files) */
export async function mustHaveRoom(
  tx: Tx,
  { dealId, size, most }: { dealId: DealId; size: number; most: number },
  actor: Actor,
): Promise<void> {
  const { bytes, onDeal } = await storedBy(tx, actor.workspaceId, dealId)
  if (bytes + size > most) throw new Refusal('too_large', { limit: 'company', most })
  if (onDeal >= mostFilesOnDeal) throw new Refusal('too_large', { limit: 'deal', most: mostFilesOnDeal })
}
