import type { EditCompany } from '../../../contract/customers/companies.ts'
import type { EditPerson } from '../../../contract/customers/people.ts'
import type { OwnEdit, OwnValues } from '../../../contract/fields.ts'
import type { CompanyId, PersonId } from '../../../contract/ids.ts'
import { editCompany } from '../../customers/edit-company.ts'
import { editPerson } from '../../customers/edit-person.ts'
import { mayCustomer } from '../../customers/policy.ts'
import { lockCompany, lockPerson } from '../../customers/table.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'

/** Writes what is known into the empty fields of a company we have; what is there stays. Nothing for who may not edit it. */
export async function fillCompany(
  tx: Tx,
  actor: Actor,
  id: CompanyId,
  known: Partial<EditCompany>,
  own: OwnEdit,
): Promise<void> {
  const company = await lockCompany(tx, actor, id)
  if (!mayCustomer(actor, 'edit', company)) return
  const edit = { ...gaps(company, known), own: ownGaps(company.own, own) }
  await editCompany(tx, { id, ifMatch: company.version, edit: edit as EditCompany }, actor)
}

/** The same for a person, who comes to belong to the company if to none yet. */
export async function fillPerson(
  tx: Tx,
  actor: Actor,
  id: PersonId,
  known: Partial<Record<keyof EditPerson, unknown>>,
  own: OwnEdit,
): Promise<void> {
  const person = await lockPerson(tx, actor, id)
  if (!mayCustomer(actor, 'edit', person)) return
  const edit = { ...gaps(person, known), own: ownGaps(person.own, own) }
  await editPerson(tx, { id, ifMatch: person.version, edit: edit as EditPerson }, actor)
}

function gaps(present: object, known: object): object {
  return Object.fromEntries(
    Object.entries(known).filter(
      ([field, value]) => value != null && (present as Record<string, unknown>)[field] === null,
    ),
  )
}

const ownGaps = (present: OwnValues, own: OwnEdit) =>
  Object.fromEntries(Object.entries(own).filter(([key]) => present[key] === undefined))
