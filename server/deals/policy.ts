import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { DealId, MemberId } from '../../contract/ids.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { ownerFilter, reaches, reachesForGood } from '../team/reach.ts'
import { type Deal, isClosed } from './deal.ts'

export type DealAct = 'see' | 'edit' | 'give' | 'override' | 'reopen'

/** A deal, or (without id) one that is to be. */
export interface Whose {
  id: DealId | null
  ownerId: MemberId | null
}

const rightFor = {
  see: 'deals.see',
  edit: 'deals.edit',
  give: 'deals.edit',
  override: 'gate.override',
  reopen: 'deals.reopen',
} as const

/** A deal of a shared customer, or one a deputy looks after, stays whose it was: see reachesForGood. */
export function mayDeal(actor: Actor, act: DealAct, deal: Whose): boolean {
  if (act === 'give') return reachesForGood(actor, rightFor.give, deal.ownerId)
  return reaches(actor, rightFor[act], deal.ownerId, deal.id)
}

/** Refuses what is not allowed; a deal one may not even see is not there. */
export function allow(actor: Actor, act: DealAct, deal: Whose): void {
  if (!mayDeal(actor, 'see', deal)) throw new Refusal('not_found')
  if (!mayDeal(actor, act, deal)) throw new Refusal('not_allowed', { act, needs: rightFor[act] })
}

/** The same rule as SQL, for every list, count and search of deals under this alias. Totals: see lists/totals.ts. */
export function visibleDeals(actor: Actor, alias = 'd'): RawBuilder<boolean> {
  return ownerFilter(actor, 'deals.see', sql.ref(`${alias}.owner_id`), sql.ref(`${alias}.id`))
}

/** Each act with `true` or the code of the refusal that it would meet. */
export function dealCan(
  actor: Actor,
  deal: Deal,
  { gateOpen, mayWin }: { gateOpen: boolean; mayWin: boolean },
) {
  const edits = mayDeal(actor, 'edit', deal)
  const notNow: RefusalCode | null = isClosed(deal)
    ? 'deal_closed'
    : deal.status === 'resting'
      ? 'deal_resting'
      : null
  const whenEditing = (rule: RefusalCode | null) => (edits ? (rule ?? (true as const)) : 'not_allowed')
  return {
    edit: whenEditing(null),
    move: whenEditing(notNow ?? (gateOpen ? null : 'criteria_unmet')),
    override: mayDeal(actor, 'override', deal) ? (notNow ?? (true as const)) : 'not_allowed',
    win: whenEditing(notNow ?? (mayWin ? (gateOpen ? null : 'criteria_unmet') : 'move_not_allowed')),
    lose: whenEditing(isClosed(deal) ? 'deal_closed' : null),
    rest: whenEditing(notNow),
    reopen: mayDeal(actor, 'reopen', deal) ? (isClosed(deal) ? (true as const) : 'deal_open') : 'not_allowed',
  }
}
