import type { CompanyId, MemberId, PersonId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { unknownRecord } from '../platform/refusal.ts'
import { type CustomerAct, mayCustomer } from './policy.ts'
import { ownerOfCompany, ownerOfPerson } from './table.ts'

/** Whether there is such a company and his right reaches it. */
export async function reachesCompany(
  tx: Tx,
  actor: Actor,
  act: CustomerAct,
  id: CompanyId,
): Promise<boolean> {
  return reachesOwner(actor, act, id, await ownerOfCompany(tx, actor, id))
}

export async function reachesPerson(tx: Tx, actor: Actor, act: CustomerAct, id: PersonId): Promise<boolean> {
  return reachesOwner(actor, act, id, await ownerOfPerson(tx, actor, id))
}

/**
 * Refuses the id of a company that is not here or may not be seen by him, which is the same answer.
 * @param path where in the request it stands, as `body.companyId`
 */
export async function mustKnowCompany(
  tx: Tx,
  actor: Actor,
  id: CompanyId | null | undefined,
  path: string,
): Promise<void> {
  if (id && !(await reachesCompany(tx, actor, 'see', id))) throw unknownRecord(path)
}

export async function mustKnowPerson(
  tx: Tx,
  actor: Actor,
  id: PersonId | null | undefined,
  path: string,
): Promise<void> {
  if (id && !(await reachesPerson(tx, actor, 'see', id))) throw unknownRecord(path)
}

function reachesOwner(
  actor: Actor,
  act: CustomerAct,
  id: CompanyId | PersonId,
  ownerId: MemberId | null | undefined,
): boolean {
  return ownerId !== undefined && mayCustomer(actor, act, { id, ownerId })
}
