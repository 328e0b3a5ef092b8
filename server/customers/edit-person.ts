import type { EditPerson } from '../../contract/customers/people.ts'
import type { PersonId } from '../../contract/ids.ts'
import { changedOwn } from '../fields/change-own.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { type Changes, changesNothing, edited } from '../platform/edit.ts'
import { record } from '../platform/events/record.ts'
import { Refusal } from '../platform/refusal.ts'
import { mustKnowMember } from '../team/members/known-member.ts'
import type { Person } from './company.ts'
import { mustKnowCompany, mustKnowPerson } from './known.ts'
import { allow } from './policy.ts'
import { lockPerson, reportsTo, savePerson } from './table.ts'

/** Giving it to a colleague is an edit like any other; who gives it away may thereby lose sight of it. */
export async function editPerson(
  tx: Tx,
  { id, ifMatch, edit }: { id: PersonId; ifMatch: number; edit: EditPerson },
  actor: Actor,
): Promise<Person> {
  const person = await lockPerson(tx, actor, id)
  allow(actor, 'edit', person)
  seen(person, ifMatch)
  const { own: ownEdit, ...facts } = edit
  const { own, changes: ownChanges } = await changedOwn(tx, actor, 'person', person.own, ownEdit)
  const { after, changes: factChanges } = edited<Person>({ ...person, own }, facts)
  const changes: Changes = { ...factChanges, ...ownChanges }
  if (changesNothing(changes)) return person
  if (changes.companyId) await mustKnowCompany(tx, actor, after.companyId, 'body.companyId')
  if (changes.reportsToId) await mustFitUnder(tx, actor, after)
  if (changes.ownerId) {
    allow(actor, 'give', person)
    await mustKnowMember(tx, actor, after.ownerId, 'body.ownerId')
  }

  await savePerson(tx, actor, after)
  await record(tx, actor, { type: 'person.edited', subject: { type: 'person', id }, data: { changes } })
  return { ...after, version: person.version + 1 }
}

/** Nobody reports to himself, nor to one who reports to him. */
async function mustFitUnder(tx: Tx, actor: Actor, { id, reportsToId }: Person): Promise<void> {
  await mustKnowPerson(tx, actor, reportsToId, 'body.reportsToId')
  if (reportsToId && (await reportsTo(tx, actor, reportsToId, id)))
    throw new Refusal('malformed', undefined, [
      { path: 'body.reportsToId', code: 'stands_below', message: 'nobody reports to himself' },
    ])
}
