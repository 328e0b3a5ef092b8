import type { Actor } from '../../platform/actor.ts'
import { holds } from '../../team/reach.ts'

/** A queue is seen by whoever holds the role, and by those who answer for everybody's work. */
export function seesQueue(actor: Actor, role: string): boolean {
  return servedRoles(actor).includes(role) || seesEveryQueue(actor)
}

/** Whose queues he serves, his own roles and those he does the work or the approvals of as a deputy. */
export const servedRoles = ({ processRoles, approvalRoles }: Actor) => [
  ...new Set([...processRoles, ...approvalRoles]),
]

export const seesEveryQueue = (actor: Actor) =>
  holds(actor, 'team.manage') || actor.rights['deals.see'] === 'all'
