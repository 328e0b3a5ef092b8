import type { DealId, MemberId } from '../../../contract/ids.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { Refusal } from '../../platform/refusal.ts'
import { passTasksOn } from '../../tasks/table.ts'
import { countGiven } from '../lists/count-given.ts'
import { allow } from '../policy.ts'
import { mustExist } from '../referred.ts'
import { lockDeals, saveOwner } from '../table.ts'
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

/**
 * The same, and nobody is told: who assigns many tells of all at once. Follows the rules of editing one deal (see
 * editDeal), with as many statements for a thousand as for two.
 */
export async function assignQuietly(
  tx: Tx,
  { ids, ownerId }: { ids: readonly DealId[]; ownerId: MemberId | null },
  actor: Actor,
): Promise<DealId[]> {
  const wanted = [...new Set(ids)]
  const deals = await lockDeals(tx, actor, wanted)
  if (deals.length < wanted.length) throw new Refusal('not_found')
  for (const deal of deals) allow(actor, deal.ownerId === ownerId ? 'edit' : 'give', deal)
  allow(actor, 'edit', { id: null, ownerId })
  await mustExist(tx, actor, { ownerId })
  const changing = deals.filter((deal) => deal.ownerId !== ownerId)
  if (changing.length === 0) return []
  const given = changing.map(({ id }) => id)
  await saveOwner(tx, actor, given, ownerId)
  await passTasksOn(tx, actor, given, ownerId)
  await countGiven(tx, actor, changing, ownerId)
  await record(
    tx,
    actor,
    ...changing.map(({ id, ownerId: from }) => ({
      type: 'deal.edited' as const,
      subject: { type: 'deal', id },
      dealId: id,
      data: { changed: { ownerId: { from, to: ownerId } } },
    })),
  )
  return given
}
