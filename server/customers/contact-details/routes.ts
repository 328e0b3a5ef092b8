import * as contacts from '../../../contract/customers/contacts.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { addContact } from './add-contact.ts'
import { editContact } from './edit-contact.ts'
import { preferContact } from './prefer-contact.ts'
import { removeContact } from './remove-contact.ts'

export const contactRoutes: Binding[] = [
  bind(contacts.addCompanyContact, ({ tx, params, body, actor }) =>
    addContact(tx, { holder: { companyId: params.id }, detail: body }, actor),
  ),
  bind(contacts.addPersonContact, ({ tx, params, body, actor }) =>
    addContact(tx, { holder: { personId: params.id }, detail: body }, actor),
  ),
  bind(contacts.editContactDetail, ({ tx, params, ifMatch, body, actor }) =>
    editContact(tx, { id: params.id, ifMatch, edit: body }, actor),
  ),
  bind(contacts.removeContactDetail, ({ tx, params, actor }) => removeContact(tx, params, actor)),
  bind(contacts.preferContactDetail, ({ tx, params, actor }) => preferContact(tx, params, actor)),
]
