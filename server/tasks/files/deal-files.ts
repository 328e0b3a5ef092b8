import { sql } from 'kysely'
import type { DealId } from '../../../contract/ids.ts'
import type { May } from '../../../contract/named.ts'
import type { AttachedFile } from '../../../contract/tasks/files.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { Refusal } from '../../platform/refusal.ts'
import { reaches } from '../../team/reach.ts'
import type { DealsAbove } from '../deals-above.ts'
import { shownFile } from './file.ts'
import { filesWhere } from './table.ts'

/**
 * The files of a deal and its tasks, newest first: all of a deal that he may open, else those of the stages he works in.
 * @throws Refusal `not_found` where he may see neither
 */
export async function dealFiles(
  tx: Tx,
  { dealId }: { dealId: DealId },
  actor: Actor,
  deals: DealsAbove,
): Promise<{ rows: AttachedFile[]; can: { add: May } }> {
  const deal = await deals.meetDeal(tx, actor, dealId)
  const files = await filesWhere(tx, actor, sql`f.deal_id = ${dealId}`)
  if (!deal.visible && files.length === 0) throw new Refusal('not_found')
  return {
    rows: files.map((file) => shownFile(file, actor)),
    can: { add: reaches(actor, 'deals.edit', deal.ownerId, deal.id) ? true : 'not_allowed' },
  }
}
