import { isDeepStrictEqual } from 'node:util'
import type { EditForm } from '../../contract/forms.ts'
import type { FormId } from '../../contract/ids.ts'
import { ownFieldsOf } from '../fields/table.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { given } from '../platform/edit.ts'
import { record } from '../platform/events/record.ts'
import { type Form, mustMakeLeads } from './form.ts'
import { allowForms } from './policy.ts'
import { lockForm, saveForm } from './table.ts'

/** Changes a form. What visitors agree to has a number: another text is another version. */
export async function editForm(
  tx: Tx,
  { id, ifMatch, edit }: { id: FormId; ifMatch: number; edit: EditForm },
  actor: Actor,
): Promise<Form> {
  allowForms(actor)
  const form = await lockForm(tx, actor, id)
  const { secret: _, ...shown } = form
  seen(shown, ifMatch)
  const after: Form = { ...form, ...given(edit) }
  const changed = (Object.keys(edit) as (keyof EditForm)[]).filter(
    (part) => !isDeepStrictEqual(after[part], form[part]),
  )
  if (changed.length === 0) return form
  if (after.consent && !isDeepStrictEqual(after.consent.text, form.consent?.text))
    after.consentVersion = form.consentVersion + 1
  // A field retired meanwhile keeps nobody from changing a word elsewhere.
  if (changed.includes('fields') || changed.includes('doubleOptIn'))
    mustMakeLeads(after, await ownFieldsOf(tx, actor.workspaceId, 'lead'))
  const saved = await saveForm(tx, actor, after)
  await record(tx, actor, {
    type: 'form.edited',
    subject: { type: 'form', id },
    data: { changes: Object.fromEntries(changed.map((part) => [part, [form[part], after[part]]])) },
  })
  return saved
}
