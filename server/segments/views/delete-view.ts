import type { ViewId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { allowEdit } from '../policy.ts'
import { lockView, removeView } from './table.ts'

/** Takes a view away; lists that opened with it show everything again. */
export async function deleteView(tx: Tx, id: ViewId, actor: Actor): Promise<void> {
  const view = await lockView(tx, actor, id)
  allowEdit(actor, { ownerId: view.ownerId, shared: view.sharedWith !== 'nobody' })
  await removeView(tx, actor, id)
  await record(tx, actor, { type: 'view.deleted', subject: { type: 'view', id }, data: { name: view.name } })
}
