import * as forms from '../../contract/forms.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { createForm } from './create-form.ts'
import { editForm } from './edit-form.ts'
import { closeForm, openForm } from './open-form.ts'
import { removeForm } from './remove-form.ts'
import { shownForm } from './show-form.ts'
import { allForms, formOf } from './table.ts'

interface Surroundings {
  publicUrl: string
  /** Whether this installation can send mail: a double opt-in is nothing without. */
  mailWorks: boolean
}

export function formRoutes({ publicUrl, mailWorks }: Surroundings): Binding[] {
  return [
    bind(forms.listForms, async ({ tx, actor }) => ({
      rows: (await allForms(tx, actor)).map(({ slug, ...form }) => ({
        ...form,
        url: `${publicUrl}/f/${slug}`,
      })),
      mailWorks,
    })),
    bind(forms.createForm, async ({ tx, body, actor }) =>
      shownForm(await createForm(tx, body, actor), publicUrl),
    ),
    bind(forms.showForm, async ({ tx, params, actor }) =>
      shownForm(await formOf(tx, actor.workspaceId, params.id), publicUrl),
    ),
    bind(forms.editForm, async ({ tx, params, body, ifMatch, actor }) =>
      shownForm(await editForm(tx, { ...params, ifMatch, edit: body }, actor), publicUrl),
    ),
    bind(forms.openForm, async ({ tx, params, actor }) =>
      shownForm(await openForm(tx, params, actor), publicUrl),
    ),
    bind(forms.closeForm, async ({ tx, params, actor }) =>
      shownForm(await closeForm(tx, params, actor), publicUrl),
    ),
    bind(forms.removeForm, ({ tx, params, actor }) => removeForm(tx, params, actor)),
  ]
}
