import type { ContactDetailId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { lockToEdit, subjectOf } from '../holder.ts'
import { deleteContact, holderOf, lockContact } from './table.ts'

/** @throws Refusal `not_found`, `not_allowed` */
export async function removeContact(tx: Tx, { id }: { id: ContactDetailId }, actor: Actor): Promise<void> {
  const holder = await holderOf(tx, actor, id)
  await lockToEdit(tx, actor, holder)
  const { kind, label, value } = await lockContact(tx, actor, id)
  await deleteContact(tx, actor, id)
  const subject = subjectOf(holder)
  await record(tx, actor, { type: `${subject.type}.contact_removed`, subject, data: { kind, label, value } })
}
