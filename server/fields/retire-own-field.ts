import type { OwnField } from '../../contract/fields.ts'
import type { OwnFieldId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { allowFields } from './policy.ts'
import { lockOwnField, saveOwnField } from './table.ts'

/**
 * Takes a field out of every form. Its values stay, and a published process that requires it still does: that version
 * was agreed with the field.
 */
export async function retireOwnField(tx: Tx, id: OwnFieldId, actor: Actor): Promise<OwnField> {
  return standing(tx, id, actor, 'retired')
}

/** Brings a retired field back, with the values it had. */
export async function bringBackOwnField(tx: Tx, id: OwnFieldId, actor: Actor): Promise<OwnField> {
  return standing(tx, id, actor, 'brought_back')
}

async function standing(
  tx: Tx,
  id: OwnFieldId,
  actor: Actor,
  how: 'retired' | 'brought_back',
): Promise<OwnField> {
  allowFields(actor)
  const field = await lockOwnField(tx, actor, id)
  if ((field.retiredAt !== null) === (how === 'retired')) return field
  const after: OwnField = { ...field, retiredAt: how === 'retired' ? new Date().toISOString() : null }
  await saveOwnField(tx, actor, after)
  const { entity, key, label } = field
  await record(tx, actor, {
    type: `own_field.${how}`,
    subject: { type: 'own_field', id },
    data: { entity, key, label },
  })
  return { ...after, version: field.version + 1 }
}
