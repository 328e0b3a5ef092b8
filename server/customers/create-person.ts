import type { CreatePerson } from '../../contract/customers/people.ts'
import type { PersonId } from '../../contract/ids.ts'
import { newOwn } from '../fields/change-own.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { given } from '../platform/edit.ts'
import { record } from '../platform/events/record.ts'
import { newId } from '../platform/ids.ts'
import { mustKnowMember } from '../team/members/known-member.ts'
import { emptyPerson, type Person } from './company.ts'
import { mustKnowCompany, mustKnowPerson } from './known.ts'
import { insertPerson } from './table.ts'

/** Whoever makes it owns it, unless said otherwise. The right to make one is the route's. */
export async function createPerson(tx: Tx, input: CreatePerson, actor: Actor): Promise<Person> {
  await mustKnowCompany(tx, actor, input.companyId, 'body.companyId')
  await mustKnowPerson(tx, actor, input.reportsToId, 'body.reportsToId')
  await mustKnowMember(tx, actor, input.ownerId, 'body.ownerId')
  const { own, ...facts } = input
  const person: Person = {
    ...emptyPerson,
    ownerId: actor.memberId,
    ...given(facts),
    name: input.name,
    own: await newOwn(tx, actor, 'person', own),
    id: newId<PersonId>(),
  }
  await insertPerson(tx, actor, person)
  await record(tx, actor, {
    type: 'person.created',
    subject: { type: 'person', id: person.id },
    data: { name: person.name, companyId: person.companyId },
  })
  return person
}
