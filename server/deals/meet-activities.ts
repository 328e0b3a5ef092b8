import { sql } from 'kysely'
import type { CompanyId, DealId, MemberId, PersonId } from '../../contract/ids.ts'
import type { DealsAbove } from '../activities/deals-above.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { isClosed } from './deal.ts'
import { mayDeal, visibleDeals } from './policy.ts'
import { lockDeal, saveDeal } from './table.ts'

/** What activities need to know of deals, and what a deal does when one was logged on it. */
export const dealsForActivities: DealsAbove = {
  async meetDeal(tx, actor, id) {
    const { rows } = await sql<{
      ownerId: MemberId | null
      companyId: CompanyId | null
      personIds: PersonId[]
    }>`
      select d.owner_id as "ownerId", d.company_id as "companyId",
             array(select dp.person_id::text from deal_people dp
                   where dp.workspace_id = d.workspace_id and dp.deal_id = d.id) as "personIds"
      from deals d
      where d.workspace_id = ${actor.workspaceId} and d.id = ${id} and ${visibleDeals(actor)}
    `.execute(tx)
    const deal = rows[0]
    if (!deal) return null
    return {
      mayTouch: mayDeal(actor, 'edit', { id, ownerId: deal.ownerId }),
      companyId: deal.companyId,
      personIds: deal.personIds,
    }
  },

  seesDeal(actor, id) {
    return sql<boolean>`exists (
      select from deals d
      where d.workspace_id = ${actor.workspaceId} and d.id = ${id} and ${visibleDeals(actor)})`
  },

  /** The first talk ends the wait for it. The next contact agreed in a talk is the deal's; a closed deal has none. */
  async afterLogging(tx, actor, { dealId, kind, at }, nextContactOn) {
    if (kind !== 'note') await recordFirstContact(tx, actor, dealId, at)
    if (nextContactOn === undefined) return
    const deal = await lockDeal(tx, actor, dealId)
    if (isClosed(deal) || deal.nextContactOn === nextContactOn) return
    await saveDeal(tx, actor, { ...deal, nextContactOn })
  },
}

/** Whatever was logged first counts, also where it is about a talk held earlier. */
export async function recordFirstContact(tx: Tx, actor: Actor, dealId: DealId, at: string): Promise<void> {
  await sql`
    update deals set first_contact_at = ${at}
    where workspace_id = ${actor.workspaceId} and id = ${dealId} and first_contact_at is null
  `.execute(tx)
}
