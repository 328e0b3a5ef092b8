import { type RawBuilder, sql } from 'kysely'
import type { MemberId } from '../../contract/ids.ts'
import type { May } from '../../contract/named.ts'
import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { ownerFilter, reaches } from '../team/reach.ts'

export type CustomerAct = 'see' | 'edit'

const rightFor = { see: 'customers.see', edit: 'customers.edit' } as const

/** Companies and people alike belong to their owner: rights reach them through him. */
export function mayCustomer(actor: Actor, act: CustomerAct, customer: { ownerId: MemberId | null }): boolean {
  return reaches(actor, rightFor[act], customer.ownerId)
}

/** Refuses what is not allowed; a customer one may not even see is not there. */
export function allow(actor: Actor, act: CustomerAct, customer: { ownerId: MemberId | null }): void {
  if (!mayCustomer(actor, 'see', customer)) throw new Refusal('not_found')
  if (!mayCustomer(actor, act, customer)) throw new Refusal('not_allowed', { act, needs: rightFor[act] })
}

/** The same rule as SQL, for every list, name, count and search. `owner` is the owner's column. */
export function visibleCustomers(
  actor: Actor,
  owner: RawBuilder<unknown> = sql`c.owner_id`,
): RawBuilder<boolean> {
  return ownerFilter(actor, rightFor.see, owner)
}

export function customerCan(actor: Actor, customer: { ownerId: MemberId | null }): { edit: May } {
  return { edit: mayCustomer(actor, 'edit', customer) || 'not_allowed' }
}
