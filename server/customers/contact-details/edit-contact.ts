import type { ContactDetail, EditContactDetail } from '../../../contract/customers/contacts.ts'
import type { ContactDetailId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import { seen } from '../../platform/database/seen.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { changesNothing, edited } from '../../platform/edit.ts'
import { record } from '../../platform/events/record.ts'
import { lockToEdit, subjectOf } from '../holder.ts'
import { sound } from './sound.ts'
import { holderOf, lockContact, saveContact } from './table.ts'

/** What it says must be what its kind says: a mail address stays one. Only an address has a city and a country. */
export async function editContact(
  tx: Tx,
  { id, ifMatch, edit }: { id: ContactDetailId; ifMatch: number; edit: EditContactDetail },
  actor: Actor,
): Promise<ContactDetail> {
  const holder = await holderOf(tx, actor, id)
  await lockToEdit(tx, actor, holder)
  const detail = await lockContact(tx, actor, id)
  seen(detail, ifMatch)
  const { after, changes } = edited(detail, {
    ...edit,
    ...sound(detail.kind, edit),
  } as Partial<ContactDetail>)
  if (changesNothing(changes)) return detail
  await saveContact(tx, actor, after)
  const subject = subjectOf(holder)
  await record(tx, actor, {
    type: `${subject.type}.contact_changed`,
    subject,
    data: { kind: after.kind, value: after.value, changes },
  })
  return { ...after, version: detail.version + 1 }
}
