import type { MemberId } from '../../contract/ids.ts'
import type { May } from '../../contract/named.ts'
import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import { holds } from '../team/reach.ts'

/** Offering something to others is a right; what one keeps for oneself needs none. */
export function allowShare(actor: Actor, shares: boolean): void {
  if (shares && !holds(actor, 'segments.share'))
    throw new Refusal('not_allowed', { act: 'share', needs: 'segments.share' })
}

export const mayShare = (actor: Actor): May => holds(actor, 'segments.share') || 'not_allowed'

interface Kept {
  ownerId: MemberId
  shared: boolean
}

/** His own, and what is shared where he looks after such things. What one may not see is not asked here. */
export function allowEdit(actor: Actor, kept: Kept): void {
  if (!mayEdit(actor, kept)) throw new Refusal('not_allowed', { act: 'edit', needs: 'segments.share' })
}

export function editCan(actor: Actor, kept: Kept): { edit: May } {
  return { edit: mayEdit(actor, kept) || 'not_allowed' }
}

function mayEdit(actor: Actor, { ownerId, shared }: Kept): boolean {
  return ownerId === actor.memberId || (shared && holds(actor, 'segments.share'))
}
