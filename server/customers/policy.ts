import { type RawBuilder, sql } from 'kysely'
import type { CompanyId, MemberId, PersonId } from '../../contract/ids.ts'
import type { May } from '../../contract/named.ts'
import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { ownerFilter, reaches, reachesForGood } from '../team/reach.ts'

export type CustomerAct = 'see' | 'edit' | 'give'

/** A company or a person, or (without id) one that is to be. */
export interface Whose {
  id: CompanyId | PersonId | null
  ownerId: MemberId | null
}

const rightFor = { see: 'customers.see', edit: 'customers.edit', give: 'customers.edit' } as const

/**
 * Companies and people alike belong to their owner: rights reach them through him, or because somebody shares them. What is
 * shared, or looked after by a deputy, stays whose it was: only rights that reach its owner for good give it away.
 */
export function mayCustomer(actor: Actor, act: CustomerAct, customer: Whose): boolean {
  if (act === 'give') return reachesForGood(actor, rightFor.give, customer.ownerId)
  return reaches(actor, rightFor[act], customer.ownerId, customer.id)
}

/** Refuses what is not allowed; a customer one may not even see is not there. */
export function allow(actor: Actor, act: CustomerAct, customer: Whose): void {
  if (!mayCustomer(actor, 'see', customer)) throw new Refusal('not_found')
  if (!mayCustomer(actor, act, customer)) throw new Refusal('not_allowed', { act, needs: rightFor[act] })
}

/** The same rule as SQL, for every list, name, count and search of companies or people under this alias. */
export function visibleCustomers(actor: Actor, alias = 'c'): RawBuilder<boolean> {
  return ownerFilter(actor, rightFor.see, sql.ref(`${alias}.owner_id`), sql.ref(`${alias}.id`))
}

export function customerCan(actor: Actor, customer: Whose): { edit: May } {
  return { edit: mayCustomer(actor, 'edit', customer) || 'not_allowed' }
}
