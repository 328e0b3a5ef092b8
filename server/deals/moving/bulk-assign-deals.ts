import type { DealId, MemberId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { follow } from '../edit-deal.ts'
import { allow } from '../policy.ts'
import { mustExist } from '../referred.ts'
import { lockDeals, saveDeal } from '../table.ts'
import { tellNewOwner } from '../tell-new-owner.ts'

/**
 * Gives several deals to one person, all or none.
 * @throws Refusal `not_found` when one of them is not there or may not be seen
 */
export async function bulkAssignDeals(
  tx: Tx,
  { ids, ownerId }: { ids: readonly DealId[]; ownerId: MemberId },
  actor: Actor,
): Promise<DealId[]> {
  const given = await assignQuietly(tx, { ids, ownerId }, actor)
  await tellNewOwner(tx, actor, given, ownerId)
  return given
}

/** The same, and nobody is told: who assigns many tells of all at once. */
export async function assignQuietly(
  tx: Tx,
  { ids, ownerId }: { ids: readonly DealId[]; ownerId: MemberId | null },
  actor: Actor,
): Promise<DealId[]> {
  const wanted = [...new Set(ids)]
  const deals = await lockDeals(tx, actor, wanted)
  if (deals.length < wanted.length) throw new Refusal('not_found')
  for (const deal of deals) allow(actor, 'edit', deal)
  allow(actor, 'edit', { id: null, ownerId })
  await mustExist(tx, actor, { ownerId })
  const changing = deals.filter((deal) => deal.ownerId !== ownerId)
  for (const deal of changing) {
    const given = await saveDeal(tx, actor, { ...deal, ownerId })
    await follow(tx, actor, deal, given)
    await record(tx, actor, {
      type: 'deal.edited',
      subject: { type: 'deal', id: deal.id },
      dealId: deal.id,
      data: { changed: { ownerId: { from: deal.ownerId, to: ownerId } } },
    })
  }
  return changing.map(({ id }) => id)
}
