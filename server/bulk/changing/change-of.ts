import type { BulkChange, BulkList } from '../../../contract/bulk.ts'
import type { OwnEdit } from '../../../contract/fields.ts'
import { mustKnowCompany } from '../../customers/known.ts'
import { allow as allowDeal } from '../../deals/policy.ts'
import { mustExist } from '../../deals/referred.ts'
import { changedOwn } from '../../fields/change-own.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { given } from '../../platform/edit.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mustKnowMember } from '../../team/members/known-member.ts'
import type { Change } from './change.ts'
import { assignLeads, disqualifyLeads } from './change-leads.ts'
import { editRecords, type Wanted } from './edit-records.ts'
import { giveDeals } from './give-deals.ts'
import { loseDeals, moveDeals } from './move-deals.ts'
import { recordsOf } from './records.ts'

/**
 * How the records of a list are changed. What is wrong for all of them alike is refused here, before any is looked at.
 * @throws Refusal `malformed`, `unknown_field`, `not_allowed`, `reason_required`
 */
export async function changeOf(tx: Tx, actor: Actor, list: BulkList, change: BulkChange): Promise<Change> {
  try {
    return await madeReady(tx, actor, list, change)
  } catch (fault) {
    throw inTheChange(fault, change.act === 'edit' ? 'body.change.edit' : 'body.change')
  }
}

/** Single editing names the fields of its own request; here they stand inside of another. */
function inTheChange(fault: unknown, place: string): unknown {
  if (!(fault instanceof Refusal) || !fault.fields) return fault
  const fields = fault.fields.map((field) => ({ ...field, path: field.path.replace(/^body/, place) }))
  return new Refusal(fault.code, fault.details, fields)
}

async function madeReady(tx: Tx, actor: Actor, list: BulkList, change: BulkChange): Promise<Change> {
  switch (change.act) {
    case 'move':
      return moveDeals(change)
    case 'lose':
      if (!change.reason && !change.note?.trim()) throw new Refusal('reason_required', { why: 'lost' })
      return loseDeals(change)
    case 'assign':
      await mustExist(tx, actor, { ownerId: change.ownerId })
      return assignLeads(change)
    case 'disqualify': {
      const { act: _act, ...why } = change
      if (why.reason === 'other' && !why.note?.trim())
        throw new Refusal('reason_required', { why: 'disqualified' })
      return disqualifyLeads(why)
    }
    case 'edit': {
      const { own, ...facts } = given(change.edit as { own?: OwnEdit } & Record<string, unknown>)
      await mustRefer(tx, actor, list, facts)
      const wanted = { facts, own: await mustFit(tx, actor, list, own) }
      return editOf(list, Object.keys(facts), async () => () => wanted)
    }
  }
}

/** The change of these fields of records, to whatever is wanted of each. */
export function editOf(
  list: BulkList,
  fields: readonly string[],
  wantedOf: (tx: Tx, actor: Actor, ids: readonly string[]) => Promise<(id: string) => Wanted | undefined>,
): Change {
  const givesDeals = list === 'deals' && fields.length === 1 && fields[0] === 'ownerId'
  return givesDeals ? giveDeals(wantedOf) : editRecords(list, fields, wantedOf)
}

/** Own values in the form they are kept in. A retired choice stays where it is and is put on no other record. */
async function mustFit(tx: Tx, actor: Actor, list: BulkList, own: OwnEdit = {}): Promise<OwnEdit> {
  const { entity } = recordsOf[list]
  const { own: kept } = await changedOwn(tx, actor, entity, {}, own)
  return Object.fromEntries(Object.keys(own).map((key) => [key, kept[key] ?? null]))
}

/** What the records are to point to is there and may be seen. */
async function mustRefer(
  tx: Tx,
  actor: Actor,
  list: BulkList,
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { ownerId, companyId, productId } = facts as Parameters<typeof mustExist>[2]
  if (list === 'deals') {
    if (ownerId !== undefined) allowDeal(actor, 'edit', { id: null, ownerId })
    await mustExist(tx, actor, { ownerId, companyId, productId })
  }
  if (list === 'leads') await mustExist(tx, actor, { productId })
  if (list === 'companies' || list === 'people') await mustKnowMember(tx, actor, ownerId, 'body.ownerId')
  if (list === 'people') await mustKnowCompany(tx, actor, companyId, 'body.companyId')
}
