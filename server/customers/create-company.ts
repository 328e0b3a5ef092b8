import type { CreateCompany } from '../../contract/customers/companies.ts'
import type { CompanyId } from '../../contract/ids.ts'
import { newOwn } from '../fields/change-own.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { given } from '../platform/edit.ts'
import { record } from '../platform/events/record.ts'
import { newId } from '../platform/ids.ts'
import { mustKnowMember } from '../team/members/known-member.ts'
import { type Company, emptyCompany } from './company.ts'
import { mustKnowCompany } from './known.ts'
import { insertCompany } from './table.ts'

/** Whoever makes it owns it, unless said otherwise. The right to make one is the route's. */
export async function createCompany(tx: Tx, input: CreateCompany, actor: Actor): Promise<Company> {
  await mustKnowCompany(tx, actor, input.parentId, 'body.parentId')
  await mustKnowMember(tx, actor, input.ownerId, 'body.ownerId')
  const { own, ...facts } = input
  const company: Company = {
    ...emptyCompany,
    ownerId: actor.memberId,
    ...given(facts),
    name: input.name,
    own: await newOwn(tx, actor, 'company', own),
    id: newId<CompanyId>(),
  }
  await insertCompany(tx, actor, company)
  await record(tx, actor, {
    type: 'company.created',
    subject: { type: 'company', id: company.id },
    data: { name: company.name },
  })
  return company
}
