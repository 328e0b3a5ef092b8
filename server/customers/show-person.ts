import { sql } from 'kysely'
import type { Person, PersonPage } from '../../contract/customers/people.ts'
import type { MemberId, PersonId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import { named } from '../platform/database/named.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { contactsOf } from './contact-details/table.ts'
import { mergedInto } from './merged-into.ts'
import { customerCan, visibleCustomers } from './policy.ts'
import { companyOf, habitColumns, ownerOf, personListColumns } from './table.ts'
import { tagsOf } from './tags/table.ts'

const reportsShown = 200

/**
 * One person; the one he went into, where he was merged. `not_found` when there is none here or he may not be seen, which
 * is the same answer.
 */
export async function showPerson(tx: Tx, id: PersonId, actor: Actor): Promise<PersonPage> {
  const person = await personFacts(tx, id, actor)
  if (person)
    return {
      ...person,
      reports: await reportsOf(tx, id, actor),
      contacts: await contactsOf(tx, actor, { personId: id }),
      tags: await tagsOf(tx, actor, { personId: id }),
    }
  const kept = await mergedInto(tx, actor, id)
  if (kept) return showPerson(tx, kept, actor)
  throw new Refusal('not_found')
}

/** The person who was just made or edited, even where the edit took him out of the editor's sight. */
export async function personAfter(tx: Tx, id: PersonId, actor: Actor): Promise<Person> {
  const person = await personFacts(tx, id, actor, sql`true`)
  if (!person) throw new Refusal('not_found')
  return person
}

async function personFacts(
  tx: Tx,
  id: PersonId,
  actor: Actor,
  visible = visibleCustomers(actor, 'p'),
): Promise<Person | undefined> {
  const { rows } = await sql<Person & { searchName: string; ownerId: MemberId | null }>`
    select ${personListColumns}, p.address, p.city, p.country, ${named('b')} as "reportsTo", p.note,
           ${habitColumns('p')}, p.external_id as "externalId",
           p.owner_id as "ownerId"
    from people p
    ${companyOf(actor)}
    left join people b on b.workspace_id = p.workspace_id and b.id = p.reports_to_id
                      and ${visibleCustomers(actor, 'b')}
    ${ownerOf('p')}
    where p.workspace_id = ${actor.workspaceId} and p.id = ${id} and ${visible}
  `.execute(tx)
  if (!rows[0]) return undefined
  const { searchName: _key, ownerId, ...person } = rows[0]
  return { ...person, can: customerCan(actor, { id: person.id, ownerId }) }
}

async function reportsOf(tx: Tx, id: PersonId, actor: Actor): Promise<PersonPage['reports']> {
  const { rows } = await sql<PersonPage['reports'][number]>`
    select p.id, p.name
    from people p
    where p.workspace_id = ${actor.workspaceId} and p.reports_to_id = ${id} and ${visibleCustomers(actor, 'p')}
    order by p.search_name, p.id
    limit ${reportsShown}
  `.execute(tx)
  return rows
}
