import { type RawBuilder, sql } from 'kysely'
import type { CompanyId, PersonId } from '../../contract/ids.ts'
import type { May } from '../../contract/named.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Company, Person } from './company.ts'
import { allow, customerCan, type Whose } from './policy.ts'
import { lockCompany, lockPerson, ownerOfCompany, ownerOfPerson } from './table.ts'

/** The customer something belongs to: a tag, a contact detail, a file. */
export type Holder = { companyId: CompanyId } | { personId: PersonId }

export const isCompany = (holder: Holder): holder is { companyId: CompanyId } => 'companyId' in holder

/** The same as the subject of an event. */
export const subjectOf = (holder: Holder): { type: 'company' | 'person'; id: string } =>
  isCompany(holder) ? { type: 'company', id: holder.companyId } : { type: 'person', id: holder.personId }

/** Rows under this alias that are his. */
export function heldBy(holder: Holder, alias: string): RawBuilder<boolean> {
  const { type, id } = subjectOf(holder)
  return sql<boolean>`${sql.ref(`${alias}.${type}_id`)} = ${id}`
}

/**
 * The customer, locked until the transaction ends.
 * @throws Refusal `not_found`, `not_allowed`
 */
export async function lockToEdit(tx: Tx, actor: Actor, holder: Holder): Promise<Company | Person> {
  const record = isCompany(holder)
    ? await lockCompany(tx, actor, holder.companyId)
    : await lockPerson(tx, actor, holder.personId)
  allow(actor, 'edit', record)
  return record
}

/**
 * Whether he may also edit the customer.
 * @throws Refusal `not_found` where he may not see it
 */
export async function mustSee(tx: Tx, actor: Actor, holder: Holder): Promise<{ can: { edit: May } }> {
  const customer = await whose(tx, actor, holder)
  allow(actor, 'see', customer)
  return { can: customerCan(actor, customer) }
}

/** @throws Refusal `not_found`, `not_allowed` */
export async function mustEdit(tx: Tx, actor: Actor, holder: Holder): Promise<void> {
  allow(actor, 'edit', await whose(tx, actor, holder))
}

async function whose(tx: Tx, actor: Actor, holder: Holder): Promise<Whose> {
  const ownerId = isCompany(holder)
    ? await ownerOfCompany(tx, actor, holder.companyId)
    : await ownerOfPerson(tx, actor, holder.personId)
  if (ownerId === undefined) throw new Refusal('not_found')
  return { id: isCompany(holder) ? holder.companyId : holder.personId, ownerId }
}
