import type { AssignmentRuleId, MemberId } from '../../../contract/ids.ts'
import type { AssignmentRuleParts } from '../../../contract/leads/assignment.ts'
import { fieldRefusal } from '../../platform/refusal.ts'

/**
 * Rule      a filter of leads and to whom they go. The first in order that means a lead counts; where it has nobody at
 *           all, the next.
 * Turn      of a round robin: who comes after the one who got the last lead. Who was away does not catch up.
 * Waiting   nobody of the rule works: the lead is nobody's, in the rule's queue, until a job finds somebody who does.
 * Passed on taken from one who was not in touch in time and given to the next: once for each first-contact clock.
 */
export interface Rule extends AssignmentRuleParts {
  id: AssignmentRuleId
  lastMemberId: MemberId | null
  version: number
}

/** @throws Refusal `malformed` for a rule that could give nobody a lead */
export function mustGiveToSomebody({ way, memberIds, teamId }: AssignmentRuleParts): void {
  if (way === 'queue' && !teamId) throw fieldRefusal('malformed', 'body.teamId', 'a queue is of a team')
  if (way === 'person' && memberIds.length !== 1)
    throw fieldRefusal('malformed', 'body.memberIds', 'name one person')
  if ((way === 'round_robin' || way === 'least_work') && memberIds.length === 0 && !teamId)
    throw fieldRefusal('malformed', 'body.memberIds', 'name people or a team')
}
