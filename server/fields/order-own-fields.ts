import type { OwnField, OwnFieldEntity } from '../../contract/fields.ts'
import type { OwnFieldId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { unknownRecord } from '../platform/refusal.ts'
import { allowFields } from './policy.ts'
import { lockEntity, ownFieldsOf, saveOrder } from './table.ts'

/** Where a field stands is no fact about it: an order is kept without a version and without an event. */
export async function orderOwnFields(
  tx: Tx,
  { entity, ids }: { entity: OwnFieldEntity; ids: readonly OwnFieldId[] },
  actor: Actor,
): Promise<OwnField[]> {
  allowFields(actor)
  await lockEntity(tx, actor, entity)
  const known = new Set((await ownFieldsOf(tx, actor.workspaceId, entity, 'all')).map(({ id }) => id))
  const stranger = ids.findIndex((id) => !known.has(id))
  if (stranger >= 0) throw unknownRecord(`body.ids.${stranger}`)
  await saveOrder(tx, actor, entity, ids)
  return ownFieldsOf(tx, actor.workspaceId, entity, 'all')
}
