import type { DealId, MemberId } from '../../contract/ids.ts'
import { notify } from '../notices/notify.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'

/**
 * "Kari Berg gave you this opportunity": told to who now owns it, unless he took it himself. Several at once are one
 * notice that says how many; what an import brings is told to nobody.
 */
export async function tellNewOwner(
  tx: Tx,
  actor: Actor,
  dealIds: readonly DealId[],
  ownerId: MemberId | null,
): Promise<void> {
  const [dealId] = dealIds
  if (!dealId || !ownerId || actor.importId) return
  const data = { byName: actor.name }
  await notify(tx, actor, [
    dealIds.length === 1
      ? { memberId: ownerId, type: 'deal.assigned', dealId, data }
      : { memberId: ownerId, type: 'deals.assigned', data: { ...data, count: dealIds.length } },
  ])
}
