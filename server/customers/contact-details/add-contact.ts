import {
  type ContactDetail,
  mostContactDetails,
  type NewContactDetail,
} from '../../../contract/customers/contacts.ts'
import type { ContactDetailId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Holder, lockToEdit, subjectOf } from '../holder.ts'
import { sound } from './sound.ts'
import { countContacts, insertContact } from './table.ts'

/**
 * One more mail, telephone or address.
 * @throws Refusal `not_found`, `not_allowed`, `malformed`, `too_large` where there are as many as a page can hold
 */
export async function addContact(
  tx: Tx,
  { holder, detail }: { holder: Holder; detail: NewContactDetail },
  actor: Actor,
): Promise<ContactDetail> {
  await lockToEdit(tx, actor, holder)
  if ((await countContacts(tx, actor, holder)) >= mostContactDetails)
    throw new Refusal('too_large', { limit: 'contact_details', most: mostContactDetails })
  const added: ContactDetail = {
    ...detail,
    ...sound(detail.kind, detail),
    id: newId<ContactDetailId>(),
    version: 1,
  }
  await insertContact(tx, actor, holder, added)
  const subject = subjectOf(holder)
  await record(tx, actor, {
    type: `${subject.type}.contact_added`,
    subject,
    data: { kind: added.kind, label: added.label, value: added.value },
  })
  return added
}
