import * as contract from '../../../contract/leads/assignment.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { leadAfter } from '../show-lead.ts'
import { acceptLead } from './accept-lead.ts'
import { addRule, editRule, orderRules, removeRule } from './edit-rules.ts'
import { handBackLead } from './hand-back-lead.ts'
import { leadsForMe } from './leads-for-me.ts'
import { listRules } from './list-rules.ts'
import { tryRules } from './try-rules.ts'

export const assignmentRoutes: Binding[] = [
  bind(contract.listAssignmentRules, ({ tx, actor }) => listRules(tx, actor)),
  bind(contract.tryAssignmentRules, ({ tx, actor }) => tryRules(tx, actor)),
  bind(contract.addAssignmentRule, async ({ tx, body, actor }) => {
    await addRule(tx, body, actor)
    return listRules(tx, actor)
  }),
  bind(contract.orderAssignmentRules, async ({ tx, body, actor }) => {
    await orderRules(tx, body.ids, actor)
    return listRules(tx, actor)
  }),
  bind(contract.editAssignmentRule, async ({ tx, params, ifMatch, body, actor }) => {
    await editRule(tx, { ...params, ifMatch, edit: body }, actor)
    return listRules(tx, actor)
  }),
  bind(contract.removeAssignmentRule, async ({ tx, params, actor }) => {
    await removeRule(tx, params.id, actor)
    return listRules(tx, actor)
  }),
  bind(contract.leadsForMe, ({ tx, actor }) => leadsForMe(tx, actor)),
  bind(contract.acceptLead, async ({ tx, params, actor }) =>
    leadAfter(tx, await acceptLead(tx, params, actor), actor),
  ),
  bind(contract.handBackLead, async ({ tx, params, body, actor }) =>
    leadAfter(tx, await handBackLead(tx, { ...params, ...body }, actor), actor),
  ),
]
