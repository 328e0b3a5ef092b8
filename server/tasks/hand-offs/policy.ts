import type { Actor } from '../../platform/actor.ts'
import { holds } from '../../team/reach.ts'

/** A queue is seen by whoever holds the role, and by those who answer for everybody's work. */
export function seesQueue(actor: Actor, role: string): boolean {
  return actor.processRoles.includes(role) || seesEveryQueue(actor)
}

export const seesEveryQueue = (actor: Actor) =>
  holds(actor, 'team.manage') || actor.rights['deals.see'] === 'all'
