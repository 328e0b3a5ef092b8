import type { CreateForm } from '../../contract/forms.ts'
import type { FormId } from '../../contract/ids.ts'
import { ownFieldsOf } from '../fields/table.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { given } from '../platform/edit.ts'
import { record } from '../platform/events/record.ts'
import { newId } from '../platform/ids.ts'
import { newToken } from '../team/identity/sessions/token.ts'
import { type Form, mustMakeLeads, newSlug, plainForm } from './form.ts'
import { allowForms } from './policy.ts'
import { insertForm } from './table.ts'

/**
 * A new form. It is closed: nobody sees it before it is opened.
 * @throws Refusal `malformed` for a field leads do not have, or where nobody could be reached
 */
export async function createForm(tx: Tx, input: CreateForm, actor: Actor): Promise<Form> {
  allowForms(actor)
  const form: Form = {
    ...plainForm,
    ...(given(input) as CreateForm),
    id: newId<FormId>(),
    slug: newSlug(input.name),
    secret: newToken(),
    consentVersion: 1,
    openedAt: null,
    version: 1,
  }
  mustMakeLeads(form, await ownFieldsOf(tx, actor.workspaceId, 'lead'))
  await insertForm(tx, actor, form)
  await record(tx, actor, {
    type: 'form.created',
    subject: { type: 'form', id: form.id },
    data: { name: form.name },
  })
  return form
}
