import { sql } from 'kysely'
import type { CompanyId, MemberId, PersonId } from '../../../contract/ids.ts'
import type { May } from '../../../contract/named.ts'
import type { CustomerId } from '../../../contract/sharing/shares.ts'
import { mayCustomer } from '../../customers/policy.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { reaches } from '../../team/reach.ts'

/** A company or a person, as far as sharing it goes. */
export interface Customer {
  id: CustomerId
  is: 'company' | 'person'
  name: string
  ownerId: MemberId | null
  /** Of a person. */
  companyId: CompanyId | null
}

/** @throws Refusal `not_found`, also for one that he may not see */
export async function customerCalled(tx: Tx, actor: Actor, id: CustomerId): Promise<Customer> {
  const { rows } = await sql<Customer>`
    select id, 'company' as is, name, owner_id as "ownerId", null as "companyId"
    from companies where workspace_id = ${actor.workspaceId} and id = ${id}
    union all
    select id, 'person', name, owner_id, company_id
    from people where workspace_id = ${actor.workspaceId} and id = ${id}
  `.execute(tx)
  const [customer] = rows
  if (!customer || !mayCustomer(actor, 'see', { ...customer, id: customer.id as CompanyId | PersonId }))
    throw new Refusal('not_found')
  return customer
}

/** Who got a customer shared does not share it on: his rights must reach its owner. */
export function mayShare(actor: Actor, { ownerId }: Customer): May {
  return reaches(actor, 'customers.edit', ownerId, null) || 'not_allowed'
}

export function allowShare(actor: Actor, customer: Customer): void {
  if (mayShare(actor, customer) !== true)
    throw new Refusal('not_allowed', { act: 'share', needs: 'customers.edit' })
}
