import type { LogActivity } from '../../contract/customers/activities.ts'
import type { ActivityId, DealId } from '../../contract/ids.ts'
import { mustKnowCompany, mustKnowPerson } from '../customers/known.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { newId } from '../platform/ids.ts'
import { Refusal, unknownRecord } from '../platform/refusal.ts'
import { type Activity, directionOf } from './activity.ts'
import type { DealMet, DealsAbove } from './deals-above.ts'
import { reachesCustomer } from './policy.ts'
import { insertActivity } from './table.ts'

/** Writes down what happened. On a deal it also becomes part of the history of the deal's company. */
export async function logActivity(
  tx: Tx,
  input: LogActivity,
  actor: Actor,
  deals: DealsAbove,
): Promise<Activity> {
  const deal = input.dealId ? await meet(tx, input.dealId, actor, deals) : null
  const activity: Activity = {
    id: newId<ActivityId>(),
    kind: input.kind,
    direction: directionOf(input.kind, input.direction),
    outcome: input.outcome ?? null,
    subject: input.subject ?? null,
    body: input.body ?? null,
    at: input.at ? new Date(input.at).toISOString() : new Date().toISOString(),
    by: actor.memberId,
    dealId: input.dealId ?? null,
    companyId: input.companyId ?? deal?.companyId ?? null,
    personId: input.personId ?? null,
    version: 1,
  }
  await mustKnowCustomers(tx, activity, actor, deal)
  if (!deal && !(await reachesCustomer(tx, actor, 'edit', activity)))
    throw new Refusal('not_allowed', { act: 'edit', needs: 'customers.edit' })

  await insertActivity(tx, actor, activity)
  await recordLogged(tx, activity, input.nextContactOn, actor)
  if (isOnDeal(activity)) await deals.afterLogging(tx, actor, activity, input.nextContactOn)
  return activity
}

async function meet(tx: Tx, id: DealId, actor: Actor, deals: DealsAbove): Promise<DealMet> {
  const deal = await deals.meetDeal(tx, actor, id)
  if (!deal) throw unknownRecord('body.dealId')
  if (!deal.mayTouch) throw new Refusal('not_allowed', { act: 'edit', needs: 'deals.edit' })
  return deal
}

/** Customers of the deal are known through it, whoever looks after them. */
async function mustKnowCustomers(
  tx: Tx,
  { companyId, personId }: Activity,
  actor: Actor,
  deal: DealMet | null,
): Promise<void> {
  if (companyId !== deal?.companyId) await mustKnowCompany(tx, actor, companyId, 'body.companyId')
  if (personId && !deal?.personIds.includes(personId))
    await mustKnowPerson(tx, actor, personId, 'body.personId')
}

async function recordLogged(
  tx: Tx,
  { id, dealId, kind, direction, outcome, subject, companyId, personId, at }: Activity,
  nextContactOn: string | null | undefined,
  actor: Actor,
): Promise<void> {
  await record(tx, actor, {
    type: 'activity.logged',
    subject: { type: 'activity', id },
    ...(dealId && { dealId }),
    data: {
      kind,
      direction,
      outcome,
      subject,
      companyId,
      personId,
      happenedAt: at,
      ...(nextContactOn !== undefined && { nextContactOn }),
    },
  })
}

function isOnDeal(activity: Activity): activity is Activity & { dealId: DealId } {
  return activity.dealId !== null
}
