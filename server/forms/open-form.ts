import type { FormId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import type { Form } from './form.ts'
import { allowForms } from './policy.ts'
import { lockForm, saveForm } from './table.ts'

/** Opens a form to everybody who has its address. Open already, it stays as it is. */
export async function openForm(tx: Tx, { id }: { id: FormId }, actor: Actor): Promise<Form> {
  return turn(tx, id, actor, new Date().toISOString())
}

/** Closes a form: its address shows nothing any more. */
export async function closeForm(tx: Tx, { id }: { id: FormId }, actor: Actor): Promise<Form> {
  return turn(tx, id, actor, null)
}

async function turn(tx: Tx, id: FormId, actor: Actor, openedAt: string | null): Promise<Form> {
  allowForms(actor)
  const form = await lockForm(tx, actor, id)
  if ((form.openedAt === null) === (openedAt === null)) return form
  const saved = await saveForm(tx, actor, { ...form, openedAt })
  await record(tx, actor, { type: openedAt ? 'form.opened' : 'form.closed', subject: { type: 'form', id } })
  return saved
}
