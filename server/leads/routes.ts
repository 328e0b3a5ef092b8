import * as acts from '../../contract/leads/acts.ts'
import * as board from '../../contract/leads/board.ts'
import * as contract from '../../contract/leads/leads.ts'
import * as numbers from '../../contract/leads/numbers.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { assignLead, bulkAssignLeads } from './assign-lead.ts'
import { contactLead } from './contact-lead.ts'
import { convertLead } from './conversion/convert-lead.ts'
import { proposeConversion } from './conversion/propose-conversion.ts'
import { undoConversion } from './conversion/undo-conversion.ts'
import { createLead } from './create-lead.ts'
import { bulkDisqualifyLeads, disqualifyLead } from './disqualify-lead.ts'
import { editLead } from './edit-lead.ts'
import { leadTimeline } from './lead-timeline.ts'
import { leadBoard, leadColumn } from './lists/lead-board.ts'
import { listLeads } from './lists/list-leads.ts'
import { leadNumbers } from './numbers/lead-numbers.ts'
import { addSourceCost, editSourceCost, removeSourceCost } from './numbers/source-costs.ts'
import { reopenLead } from './recycling/reopen-lead.ts'
import { leadAfter, showLead } from './show-lead.ts'

export const leadRoutes: Binding[] = [
  bind(contract.listLeads, ({ tx, query, actor }) => listLeads(tx, query, actor)),
  bind(board.leadBoard, ({ tx, query, actor }) => leadBoard(tx, query, actor)),
  bind(board.leadColumn, ({ tx, params, query, actor }) => leadColumn(tx, { ...query, ...params }, actor)),
  bind(numbers.leadNumbers, ({ tx, query, actor }) => leadNumbers(tx, query, actor)),
  bind(contract.createLead, async ({ tx, body, actor }) =>
    leadAfter(tx, await createLead(tx, body, actor), actor),
  ),
  bind(acts.bulkAssignLeads, async ({ tx, body, actor }) => ({
    changed: await bulkAssignLeads(tx, body, actor),
  })),
  bind(acts.bulkDisqualifyLeads, async ({ tx, body, actor }) => ({
    changed: await bulkDisqualifyLeads(tx, body, actor),
  })),
  bind(contract.showLead, ({ tx, params, actor }) => showLead(tx, params, actor)),
  bind(contract.leadTimeline, ({ tx, params, query, actor }) =>
    leadTimeline(tx, { ...params, ...query }, actor),
  ),
  bind(contract.editLead, async ({ tx, params, body, ifMatch, actor }) =>
    leadAfter(tx, await editLead(tx, { ...params, ifMatch, edit: body }, actor), actor),
  ),
  bind(acts.contactLead, async ({ tx, params, body, actor }) =>
    leadAfter(tx, await contactLead(tx, { ...params, ...body }, actor), actor),
  ),
  bind(acts.disqualifyLead, async ({ tx, params, body, actor }) =>
    leadAfter(tx, await disqualifyLead(tx, { ...params, ...body }, actor), actor),
  ),
  bind(acts.reopenLead, async ({ tx, params, query, actor }) =>
    leadAfter(tx, await reopenLead(tx, { ...params, ...query }, actor), actor),
  ),
  bind(acts.assignLead, async ({ tx, params, body, actor }) =>
    leadAfter(tx, await assignLead(tx, { ...params, ...body }, actor), actor),
  ),
  bind(acts.proposeConversion, ({ tx, params, actor }) => proposeConversion(tx, params, actor)),
  bind(acts.convertLead, async ({ tx, params, body, actor }) =>
    leadAfter(tx, await convertLead(tx, { ...params, ...body }, actor), actor),
  ),
  bind(acts.undoConversion, async ({ tx, params, actor }) =>
    leadAfter(tx, await undoConversion(tx, params, actor), actor),
  ),
  bind(numbers.addSourceCost, ({ tx, body, actor }) => addSourceCost(tx, body, actor)),
  bind(numbers.editSourceCost, ({ tx, params, body, ifMatch, actor }) =>
    editSourceCost(tx, { ...params, ifMatch, edit: body }, actor),
  ),
  bind(numbers.removeSourceCost, ({ tx, params, actor }) => removeSourceCost(tx, params, actor)),
]
