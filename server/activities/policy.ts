import { type RawBuilder, sql } from 'kysely'
import type { May } from '../../contract/named.ts'
import { reachesCompany, reachesPerson } from '../customers/known.ts'
import type { CustomerAct } from '../customers/policy.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { reaches } from '../team/reach.ts'
import type { Activity } from './activity.ts'
import type { DealsAbove } from './deals-above.ts'

type About = Pick<Activity, 'companyId' | 'personId'>
type Logged = About & Pick<Activity, 'dealId' | 'by'>

/** Who logged it may put it right, and whoever may edit what belongs to him. */
export function activityCan(actor: Actor, { dealId, by }: Pick<Logged, 'dealId' | 'by'>): { edit: May } {
  return { edit: reaches(actor, dealId ? 'deals.edit' : 'customers.edit', by, null) || 'not_allowed' }
}

/** Refuses to change what somebody else wrote; what one may not even see is not there. */
export async function allowEdit(tx: Tx, actor: Actor, activity: Logged, deals: DealsAbove): Promise<void> {
  const sees = activity.dealId
    ? (await deals.meetDeal(tx, actor, activity.dealId)) !== null
    : await reachesCustomer(tx, actor, 'see', activity)
  if (!sees) throw new Refusal('not_found')
  if (activityCan(actor, activity).edit !== true) throw new Refusal('not_allowed', { act: 'edit' })
}

/** Whether his right reaches the customer it was about: the company, else the person. */
export async function reachesCustomer(
  tx: Tx,
  actor: Actor,
  act: CustomerAct,
  about: About,
): Promise<boolean> {
  if (about.companyId) return reachesCompany(tx, actor, act, about.companyId)
  return about.personId !== null && reachesPerson(tx, actor, act, about.personId)
}

/**
 * Whoever may see what it was about may see the activity: the deal, else the company, else the person. As SQL, for
 * activities `a` joined with what of company `c` and person `p` he may see.
 */
export function visibleActivities(actor: Actor, deals: DealsAbove): RawBuilder<boolean> {
  return sql<boolean>`
    case when a.deal_id is not null then ${deals.seesDeal(actor, sql`a.deal_id`)}
         when a.company_id is not null then c.id is not null
         else p.id is not null end`
}
