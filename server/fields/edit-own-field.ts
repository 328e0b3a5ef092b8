import { isDeepStrictEqual } from 'node:util'
import type { EditOwnField, OwnField } from '../../contract/fields.ts'
import type { OwnFieldId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { given } from '../platform/edit.ts'
import { record } from '../platform/events/record.ts'
import { choicesFrom, hasChoices, mustBeUsable } from './own-field.ts'
import { allowFields } from './policy.ts'
import { lockOwnField, saveOwnField } from './table.ts'

/** Changes everything but what values hang on: the key, the type, and the keys of choices stay. */
export async function editOwnField(
  tx: Tx,
  { id, ifMatch, edit }: { id: OwnFieldId; ifMatch: number; edit: EditOwnField },
  actor: Actor,
): Promise<OwnField> {
  allowFields(actor)
  const field = await lockOwnField(tx, actor, id)
  seen(field, ifMatch)
  const after: OwnField = {
    ...field,
    ...given(edit),
    choices:
      edit.choices && hasChoices(field.type) ? choicesFrom(edit.choices, field.choices) : field.choices,
  }
  if (field.type !== 'money') after.currency = null
  if (field.type !== 'number') after.unit = null
  const changed = (Object.keys(edit) as (keyof EditOwnField)[]).filter(
    (part) => !isDeepStrictEqual(after[part], field[part]),
  )
  if (changed.length === 0) return field
  mustBeUsable(after)

  await saveOwnField(tx, actor, after)
  await record(tx, actor, {
    type: 'own_field.edited',
    subject: { type: 'own_field', id },
    data: {
      entity: field.entity,
      key: field.key,
      changes: Object.fromEntries(changed.map((part) => [part, [field[part], after[part]]])),
    },
  })
  return { ...after, version: field.version + 1 }
}
