import { z } from 'zod'
import { AssignmentRuleId, LeadId, MemberId, TeamId } from '../ids.ts'
import { May, Named } from '../named.ts'
import { route } from '../route.ts'
import { Filter } from '../segments/filters.ts'
import { Line } from '../text.ts'
import { Lead, LeadInList } from './lead.ts'

/**
 * Rule        leads that a filter means, and to whom they go. Of all rules the first that means a lead counts.
 * Way         round robin: by turns; least work: who has the fewest open leads and tasks; one person; or the queue of a team.
 * Working     within one's own hours and not on leave. Nobody else is given a lead while somebody of the rule works.
 * Hand back   whoever got a lead does not take it, and says why: it goes to the next of the rule.
 * Pass on     what nobody was in touch with in time goes to the next of the rule, once.
 */
export const assignmentWays = ['round_robin', 'least_work', 'person', 'queue'] as const
export const AssignmentWay = z.enum(assignmentWays)
export type AssignmentWay = z.infer<typeof AssignmentWay>

/** While nobody of the rule works: to the one who is back first, or to nobody until somebody works. */
export const outsideHours = ['first_back', 'wait'] as const
export const OutsideHours = z.enum(outsideHours)
export type OutsideHours = z.infer<typeof OutsideHours>

export const AssignmentRule = z.object({
  id: AssignmentRuleId,
  name: z.string(),
  /** Of leads. One without conditions means every lead. */
  filter: Filter,
  way: AssignmentWay,
  /** In the order of their turns; where there are none, the people of the team. */
  members: z.array(Named(MemberId)),
  team: Named(TeamId).nullable(),
  outsideHours: OutsideHours,
  passesOn: z.boolean(),
  active: z.boolean(),
  /** What it gave out in the last thirty days. */
  given: z.int(),
  /** Something it asks about is gone: it is passed over until somebody puts it right. */
  broken: z.boolean(),
  version: z.int(),
})
export type AssignmentRule = z.infer<typeof AssignmentRule>

const parts = {
  name: Line(120),
  filter: Filter,
  way: AssignmentWay,
  memberIds: z.array(MemberId).max(200),
  teamId: TeamId.nullable(),
  outsideHours: OutsideHours,
  passesOn: z.boolean(),
  active: z.boolean(),
}
export const AssignmentRuleParts = z.strictObject(parts)
export type AssignmentRuleParts = z.infer<typeof AssignmentRuleParts>

const Rules = z.object({ rows: z.array(AssignmentRule), can: z.object({ edit: May }) })

export const listAssignmentRules = route({
  method: 'GET',
  path: '/assignment-rules',
  summary: 'The rules that say who gets a lead nobody was named for, in their order.',
  needs: 'leads.see',
  returns: Rules,
})

export const addAssignmentRule = route({
  method: 'POST',
  path: '/assignment-rules',
  summary: 'A new rule, the last one. Takes the right to edit all leads.',
  needs: 'leads.edit',
  body: AssignmentRuleParts,
  returns: Rules,
  status: 201,
  refusals: ['malformed'],
})

const params = z.object({ id: AssignmentRuleId })

export const editAssignmentRule = route({
  method: 'PATCH',
  path: '/assignment-rules/{id}',
  summary: 'Change a rule, or switch it off and on. Leads that were given out stay where they are.',
  needs: 'leads.edit',
  params,
  body: AssignmentRuleParts.partial(),
  returns: Rules,
  ifMatch: true,
  refusals: ['changed_meanwhile', 'malformed'],
})

export const removeAssignmentRule = route({
  method: 'DELETE',
  path: '/assignment-rules/{id}',
  summary: 'Take a rule away.',
  needs: 'leads.edit',
  params,
  returns: Rules,
})

export const orderAssignmentRules = route({
  method: 'PUT',
  path: '/assignment-rules/order',
  summary: 'The order in which the rules are asked.',
  needs: 'leads.edit',
  body: z.strictObject({ ids: z.array(AssignmentRuleId).max(100) }),
  returns: Rules,
  refusals: ['malformed'],
})

export const tryAssignmentRules = route({
  method: 'GET',
  path: '/assignment-rules/trial',
  summary:
    'Where the newest leads one may see would go if they came now, one after another. Nothing is changed.',
  needs: 'leads.see',
  returns: z.object({
    rows: z.array(
      z.object({
        lead: Named(LeadId),
        companyName: z.string().nullable(),
        rule: Named(AssignmentRuleId).nullable(),
        to: Named(MemberId).nullable(),
        team: Named(TeamId).nullable(),
        /** Nobody of the rule works now. */
        waits: z.boolean(),
        owner: Named(MemberId).nullable(),
      }),
    ),
  }),
})

export const acceptLead = route({
  method: 'PUT',
  path: '/leads/{id}/acceptance',
  summary: 'I take the lead that came to me.',
  needs: 'leads.edit',
  params: z.object({ id: LeadId }),
  returns: Lead,
  refusals: ['not_your_own', 'lead_qualified', 'lead_disqualified'],
})

export const handBackLead = route({
  method: 'POST',
  path: '/leads/{id}/hand-backs',
  summary:
    'I do not take the lead that came to me, and why: it goes to the next of its rule, else into the queue.',
  needs: 'leads.edit',
  params: z.object({ id: LeadId }),
  body: z.strictObject({ reason: Line(500) }),
  returns: Lead,
  status: 201,
  refusals: ['not_your_own', 'lead_qualified', 'lead_disqualified'],
})

export const leadsForMe = route({
  method: 'GET',
  path: '/leads/for-me',
  summary:
    'Leads that wait for me: to be accepted, to be contacted for the first time by a deadline, and in the queues of my teams.',
  needs: 'leads.see',
  returns: z.object({
    mine: z.array(LeadInList),
    /** Those I have accepted, made or been given, by the deadline of their first contact. */
    toContact: z.array(LeadInList),
    moreToContact: z.boolean(),
    queue: z.array(LeadInList),
    /** There is more in the queue than is shown. */
    more: z.boolean(),
  }),
})
