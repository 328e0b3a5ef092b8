import type { OwnEdit } from '../../contract/fields.ts'
import type { DealId } from '../../contract/ids.ts'
import { changedOwn } from '../fields/change-own.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { documentOf } from '../process/versions/version-document.ts'
import { passTasksOn } from '../tasks/table.ts'
import type { Deal } from './deal.ts'
import { countDeal, recountReached } from './lists/totals.ts'
import { stagesVisited } from './moving/visits.ts'
import { allow } from './policy.ts'
import { mustExist } from './referred.ts'
import { lockDeal, saveDeal } from './table.ts'
import { tellNewOwner } from './tell-new-owner.ts'

export const editable = [
  'title',
  'companyId',
  'productId',
  'ownerId',
  'amount',
  'currency',
  'source',
  'channel',
  'expectedCloseOn',
  'nextContactOn',
] as const

/** `undefined` leaves a field as it is, null empties it. */
export type Changes = { [Field in (typeof editable)[number]]?: Deal[Field] | undefined } & {
  own?: OwnEdit | undefined
}

/** Changes facts of a deal. A closed one can still be corrected: its numbers are what reports are made of. */
export async function editDeal(
  tx: Tx,
  { id, ifMatch, changes }: { id: DealId; ifMatch: number; changes: Changes },
  actor: Actor,
): Promise<Deal> {
  const deal = await lockDeal(tx, actor, id)
  allow(actor, 'edit', deal)
  seen(deal, ifMatch)
  const { own, changes: ownChanges } = await changedOwn(tx, actor, 'deal', deal.own, changes.own)
  const edited = { ...deal, own }
  const changed: Record<string, { from: unknown; to: unknown }> = {}
  for (const field of editable) {
    const to = changes[field]
    if (to === undefined || to === deal[field]) continue
    changed[field] = { from: deal[field], to }
    Object.assign(edited, { [field]: to })
  }
  for (const [field, [from, to]] of Object.entries(ownChanges)) changed[field] = { from, to }
  if (Object.keys(changed).length === 0) return deal
  if (edited.ownerId !== deal.ownerId) {
    allow(actor, 'give', deal)
    allow(actor, 'edit', { id: null, ownerId: edited.ownerId })
  }
  await mustExist(tx, actor, {
    companyId: changes.companyId,
    productId: changes.productId,
    ownerId: changes.ownerId,
  })

  const saved = await saveDeal(tx, actor, edited)
  await follow(tx, actor, deal, saved)
  await record(tx, actor, {
    type: 'deal.edited',
    subject: { type: 'deal', id },
    dealId: id,
    data: { changed },
  })
  if (saved.ownerId !== deal.ownerId) await tellNewOwner(tx, actor, [id], saved.ownerId)
  return saved
}

/** What hangs on a deal's owner, product and amount goes along: its tasks and every count it stands in. */
export async function follow(tx: Tx, actor: Actor, before: Deal, after: Deal): Promise<void> {
  if (before.ownerId !== after.ownerId) await passTasksOn(tx, actor, [after.id], after.ownerId)
  await countDeal(tx, actor, before, after)
  if (before.ownerId === after.ownerId && before.productId === after.productId) return
  const visited = await stagesVisited(tx, actor, after.id)
  await recountReached(tx, actor, before, after, await documentOf(tx, after.processVersionId), visited)
}
