import type { EditCompany } from '../../contract/customers/companies.ts'
import type { CompanyId } from '../../contract/ids.ts'
import { changedOwn } from '../fields/change-own.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { type Changes, changesNothing, edited } from '../platform/edit.ts'
import { record } from '../platform/events/record.ts'
import { Refusal } from '../platform/refusal.ts'
import { mustKnowMember } from '../team/members/known-member.ts'
import type { Company } from './company.ts'
import { mustKnowCompany } from './known.ts'
import { allow } from './policy.ts'
import { lockCompany, saveCompany, standsBelow } from './table.ts'

/** Giving it to a colleague is an edit like any other; who gives it away may thereby lose sight of it. */
export async function editCompany(
  tx: Tx,
  { id, ifMatch, edit }: { id: CompanyId; ifMatch: number; edit: EditCompany },
  actor: Actor,
): Promise<Company> {
  const company = await lockCompany(tx, actor, id)
  allow(actor, 'edit', company)
  seen(company, ifMatch)
  const { own: ownEdit, ...facts } = edit
  const { own, changes: ownChanges } = await changedOwn(tx, actor, 'company', company.own, ownEdit)
  const { after, changes: factChanges } = edited<Company>({ ...company, own }, facts)
  const changes: Changes = { ...factChanges, ...ownChanges }
  if (changesNothing(changes)) return company
  if (changes.parentId) await mustFitAbove(tx, actor, after)
  if (changes.ownerId) {
    allow(actor, 'give', company)
    await mustKnowMember(tx, actor, after.ownerId, 'body.ownerId')
  }

  await saveCompany(tx, actor, after)
  await record(tx, actor, { type: 'company.edited', subject: { type: 'company', id }, data: { changes } })
  return { ...after, version: company.version + 1 }
}

/** A group stands above its companies: neither the company itself nor one below it can be its parent. */
async function mustFitAbove(tx: Tx, actor: Actor, { id, parentId }: Company): Promise<void> {
  await mustKnowCompany(tx, actor, parentId, 'body.parentId')
  if (parentId && (await standsBelow(tx, actor, parentId, id)))
    throw new Refusal('malformed', undefined, [
      { path: 'body.parentId', code: 'stands_below', message: 'a company cannot stand below itself' },
    ])
}
