import { sql } from 'kysely'
import type { ContactDetail } from '../../../contract/customers/contacts.ts'
import type { CompanyId, ContactDetailId, PersonId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Holder, heldBy, subjectOf } from '../holder.ts'

const columns = sql`d.id, d.kind, d.label, d.value, d.city, d.country, d.version`

/** Further mails, telephones and addresses, in the order in which they came. */
export async function contactsOf(tx: Tx, actor: Actor, holder: Holder): Promise<ContactDetail[]> {
  const { rows } = await sql<ContactDetail>`
    select ${columns} from contact_details d
    where d.workspace_id = ${actor.workspaceId} and ${heldBy(holder, 'd')}
    order by d.created_at, d.id
  `.execute(tx)
  return rows
}

export async function countContacts(tx: Tx, actor: Actor, holder: Holder): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from contact_details d
    where d.workspace_id = ${actor.workspaceId} and ${heldBy(holder, 'd')}
  `.execute(tx)
  return rows[0]?.count ?? 0
}

/** Whose it is: his row is locked before the detail's own. `not_found` when there is none in this workspace. */
export async function holderOf(tx: Tx, actor: Actor, id: ContactDetailId): Promise<Holder> {
  const { rows } = await sql<{ companyId: CompanyId | null; personId: PersonId | null }>`
    select company_id as "companyId", person_id as "personId" from contact_details
    where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
  const [row] = rows
  if (row?.companyId) return { companyId: row.companyId }
  if (row?.personId) return { personId: row.personId }
  throw new Refusal('not_found')
}

export async function lockContact(tx: Tx, actor: Actor, id: ContactDetailId): Promise<ContactDetail> {
  const { rows } = await sql<ContactDetail>`
    select ${columns} from contact_details d
    where d.workspace_id = ${actor.workspaceId} and d.id = ${id}
    for update
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

export async function insertContact(
  tx: Tx,
  actor: Actor,
  holder: Holder,
  { id, kind, label, value, city, country }: ContactDetail,
): Promise<void> {
  const { type, id: holderId } = subjectOf(holder)
  await sql`
    insert into contact_details (workspace_id, id, ${sql.ref(`${type}_id`)}, kind, label, value, city, country, created_at)
    values (${actor.workspaceId}, ${id}, ${holderId}, ${kind}, ${label}, ${value}, ${city}, ${country}, now())
  `.execute(tx)
}

/** Writes what may change of it and counts its version up. */
export async function saveContact(tx: Tx, actor: Actor, detail: ContactDetail): Promise<void> {
  const { id, label, value, city, country } = detail
  await sql`
    update contact_details
    set label = ${label}, value = ${value}, city = ${city}, country = ${country}, version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
}

export async function deleteContact(tx: Tx, actor: Actor, id: ContactDetailId): Promise<void> {
  await sql`
    delete from contact_details where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
}
