import type { FormId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { Refusal } from '../platform/refusal.ts'
import { allowForms } from './policy.ts'
import { deleteForm, lockForm } from './table.ts'

/**
 * Removes a closed form and everything it still waited for; the leads it made stay.
 * @throws Refusal `still_used` while it is open
 */
export async function removeForm(tx: Tx, { id }: { id: FormId }, actor: Actor): Promise<void> {
  allowForms(actor)
  const form = await lockForm(tx, actor, id)
  if (form.openedAt !== null) throw new Refusal('still_used')
  await deleteForm(tx, actor, id)
  await record(tx, actor, {
    type: 'form.removed',
    subject: { type: 'form', id },
    data: { name: form.name },
  })
}
