import type { AssignmentRule, AssignmentRuleParts } from '../../../contract/leads/assignment.ts'
import { everything } from '../../segments/filter/filter-model.ts'

/** A rule as it is being written. People are of a list, or those of a team. */
export type RuleDraft = AssignmentRuleParts

export const emptyRule: RuleDraft = {
  name: '',
  filter: everything,
  way: 'round_robin',
  memberIds: [],
  teamId: null,
  outsideHours: 'first_back',
  passesOn: true,
  active: true,
}

export const draftOf = (rule: AssignmentRule): RuleDraft => ({
  name: rule.name,
  filter: rule.filter,
  way: rule.way,
  memberIds: rule.members.map(({ id }) => id),
  teamId: rule.team?.id ?? null,
  outsideHours: rule.outsideHours,
  passesOn: rule.passesOn,
  active: rule.active,
})

/** Could it give a lead to anybody? */
export const isReady = ({ name, way, memberIds, teamId }: RuleDraft): boolean =>
  name.trim() !== '' &&
  (way === 'queue'
    ? teamId !== null
    : way === 'person'
      ? memberIds.length === 1
      : !!(memberIds.length || teamId))
