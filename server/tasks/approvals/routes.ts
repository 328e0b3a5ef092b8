import * as contract from '../../../contract/tasks/approvals.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import type { DealsAbove } from '../deals-above.ts'
import { approveTask } from './approve-task.ts'
import { refuseApproval } from './refuse-approval.ts'
import { taskApproval } from './task-approval.ts'

export function approvalRoutes(deals: DealsAbove): Binding[] {
  return [
    bind(contract.taskApproval, ({ tx, params, actor }) => taskApproval(tx, params, actor, deals)),
    bind(contract.approveTask, async ({ tx, params, actor }) => {
      await approveTask(tx, params, actor, deals)
      return taskApproval(tx, params, actor, deals)
    }),
    bind(contract.refuseApproval, async ({ tx, params, body, actor }) => {
      await refuseApproval(tx, { ...params, ...body }, actor, deals)
      return taskApproval(tx, params, actor, deals)
    }),
  ]
}
