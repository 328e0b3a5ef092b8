import { sql } from 'kysely'
import type { TaskId } from '../../../contract/ids.ts'
import { type AttachedFile, mostFilesOnDeal } from '../../../contract/tasks/files.ts'
import { mustEdit } from '../../customers/holder.ts'
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
import { fileEvent } from './file-event.ts'
import { mayAdd } from './policy.ts'
import { filesWhere, insertFile, lockRoom, type NewFile, type Owning, storedBy } from './table.ts'

/** What a file is put on: a task, a deal itself, or a customer. */
export type Place = { taskId: TaskId } | Owning

/**
 * Writes down a file whose bytes lie in the store already.
 * @param most bytes that the company may keep
 * @throws Refusal `not_found`, `not_allowed`, `task_closed`, `too_large` where the company has no room for it
 */
export async function addFile(
  tx: Tx,
  {
    place,
    file,
    most,
  }: { place: Place; file: Omit<NewFile, 'dealId' | 'companyId' | 'personId' | 'taskId'>; most: number },
  actor: Actor,
  deals: DealsAbove,
): Promise<AttachedFile> {
  if ('taskId' in place) await lockTask(tx, actor, place.taskId)
  const { on, task } = await mustTakeFiles(tx, place, actor, deals)
  await lockRoom(tx, actor.workspaceId)
  await mustHaveRoom(tx, { on, size: file.size, most }, actor)
  const nobody = { dealId: null, companyId: null, personId: null }
  const stored = { ...file, ...nobody, ...on, taskId: task?.id ?? null }
  await insertFile(tx, actor, stored)
  await record(tx, actor, fileEvent('added', { ...stored, taskName: task?.name ?? null }))
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
): Promise<{ on: Owning; task: TaskRow | null }> {
  if ('dealId' in place) {
    const deal = await deals.meetDeal(tx, actor, place.dealId)
    if (!deal.visible) throw new Refusal('not_found')
    if (!reaches(actor, 'deals.edit', deal.ownerId, deal.id))
      throw new Refusal('not_allowed', { needs: 'deals.edit' })
    return { on: { dealId: deal.id }, task: null }
  }
  if (!('taskId' in place)) {
    await mustEdit(tx, actor, place)
    return { on: place, task: null }
  }
  const task = await taskCalled(tx, actor, place.taskId)
  if (!mayTask(actor, 'see', task)) throw new Refusal('not_found')
  const may = mayAdd(actor, task)
  if (may !== true) throw new Refusal(may)
  return { on: { dealId: task.dealId }, task }
}

/** @throws Refusal `too_large` with the limit that is reached: `company` (bytes) or `deal` (files there) */
export async function mustHaveRoom(
  tx: Tx,
  { on, size, most }: { on: Owning; size: number; most: number },
  actor: Actor,
): Promise<void> {
  const { bytes, there } = await storedBy(tx, actor.workspaceId, on)
  if (bytes + size > most) throw new Refusal('too_large', { limit: 'company', most })
  if (there >= mostFilesOnDeal) throw new Refusal('too_large', { limit: 'deal', most: mostFilesOnDeal })
}
