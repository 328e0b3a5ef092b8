import type { AddOwnField, OwnField } from '../../contract/fields.ts'
import type { OwnFieldId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { newId } from '../platform/ids.ts'
import { fieldRefusal } from '../platform/refusal.ts'
import { choicesFrom, hasChoices, keyFor, mostOfEntity, mustBeUsable } from './own-field.ts'
import { allowFields } from './policy.ts'
import { insertOwnField, lockEntity, ownFieldsOf } from './table.ts'

/**
 * A new field, the last of its kind of record.
 * @throws Refusal `already_exists` for a key that is taken, `malformed` for a choice without choices
 */
export async function addOwnField(tx: Tx, input: AddOwnField, actor: Actor): Promise<OwnField> {
  allowFields(actor)
  await lockEntity(tx, actor, input.entity)
  const present = await ownFieldsOf(tx, actor.workspaceId, input.entity, 'all')
  if (present.length >= mostOfEntity)
    throw fieldRefusal('malformed', 'body.entity', `${mostOfEntity} fields are the most`)
  const key = keyFor(
    input,
    present.map((field) => field.key),
  )
  const field: OwnField = {
    id: newId<OwnFieldId>(),
    entity: input.entity,
    key,
    label: input.label,
    type: input.type,
    choices: hasChoices(input.type) ? choicesFrom(input.choices ?? [], []) : [],
    currency: (input.type === 'money' && input.currency) || null,
    unit: (input.type === 'number' && input.unit) || null,
    help: input.help ?? null,
    group: input.group ?? null,
    position: Math.max(0, ...present.map(({ position }) => position)) + 1,
    searchable: input.searchable ?? false,
    asked: input.asked ?? false,
    retiredAt: null,
    version: 1,
  }
  mustBeUsable(field)
  await insertOwnField(tx, actor, field)
  const { id, entity, label, type } = field
  await record(tx, actor, {
    type: 'own_field.added',
    subject: { type: 'own_field', id },
    data: { entity, key, label, type },
  })
  return field
}
