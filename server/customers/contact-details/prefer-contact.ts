import type { ContactDetail, ContactKind } from '../../../contract/customers/contacts.ts'
import type { ContactDetailId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { edited } from '../../platform/edit.ts'
import { record } from '../../platform/events/record.ts'
import type { Company, Person } from '../company.ts'
import { isCompany, lockToEdit, subjectOf } from '../holder.ts'
import { saveCompany, savePerson } from '../table.ts'
import { deleteContact, holderOf, lockContact, saveContact } from './table.ts'

/** What a mail, a telephone or an address is in the record itself. */
type First = Pick<
  Company & Person,
  'email' | 'emailLabel' | 'phone' | 'phoneLabel' | 'address' | 'addressLabel' | 'city' | 'country'
>

/**
 * Makes a further contact detail the first of its kind, and the first one so far a further one; one that took an empty
 * place is a further one no more.
 * @throws Refusal `not_found`, `not_allowed`
 */
export async function preferContact(tx: Tx, { id }: { id: ContactDetailId }, actor: Actor): Promise<void> {
  const holder = await holderOf(tx, actor, id)
  const before = await lockToEdit(tx, actor, holder)
  const detail = await lockContact(tx, actor, id)
  const { after, changes } = edited<Company | Person>(before, firstFrom(detail))
  if (isCompany(holder)) await saveCompany(tx, actor, after as Company)
  else await savePerson(tx, actor, after as Person)
  const former = furtherFrom(before, detail.kind)
  if (former.value === null) await deleteContact(tx, actor, id)
  else await saveContact(tx, actor, { ...detail, ...former, value: former.value })
  const subject = subjectOf(holder)
  await record(tx, actor, { type: `${subject.type}.edited`, subject, data: { changes } })
}

function firstFrom({ kind, label, value, city, country }: ContactDetail): Partial<First> {
  if (kind === 'email') return { email: value, emailLabel: label }
  if (kind === 'phone') return { phone: value, phoneLabel: label }
  return { address: value, addressLabel: label, city, country }
}

function furtherFrom(
  record: First,
  kind: ContactKind,
): { value: string | null } & Pick<ContactDetail, 'label' | 'city' | 'country'> {
  const nowhere = { city: null, country: null }
  if (kind === 'email') return { value: record.email, label: record.emailLabel, ...nowhere }
  if (kind === 'phone') return { value: record.phone, label: record.phoneLabel, ...nowhere }
  return { value: record.address, label: record.addressLabel, city: record.city, country: record.country }
}
