import * as board from '../../contract/deals/board.ts'
import * as contract from '../../contract/deals/deals.ts'
import * as moves from '../../contract/deals/moves.ts'
import * as tasks from '../../contract/tasks/tasks.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { assignTask } from '../tasks/assign-task.ts'
import { completeTask } from '../tasks/complete-task.ts'
import { lackOf, mayLack } from '../tasks/lack.ts'
import { taskCan } from '../tasks/policy.ts'
import { reopenTask } from '../tasks/reopen-task.ts'
import { siblingsOf } from '../tasks/table.ts'
import { shown, type TaskRow, waitsFor } from '../tasks/task.ts'
import { waiveTask } from '../tasks/waive-task.ts'
import { closeDeal } from './closing/close-deal.ts'
import { reopenDeal } from './closing/reopen-deal.ts'
import { createDeal } from './create-deal.ts'
import { dealTimeline } from './deal-timeline.ts'
import { editDeal } from './edit-deal.ts'
import { boardColumn, dealBoard } from './lists/deal-board.ts'
import { dealSummary } from './lists/deal-summary.ts'
import { listDeals } from './lists/list-deals.ts'
import { bulkAssignDeals } from './moving/bulk-assign-deals.ts'
import { bulkMoveDeals } from './moving/bulk-move-deals.ts'
import { moveDeal } from './moving/move-deal.ts'
import { putPersonOnDeal, takePersonOffDeal } from './people-on-deal.ts'
import { restDeal } from './resting/rest-deal.ts'
import { wakeDeal } from './resting/wake-deal.ts'
import { showDeal } from './show-deal.ts'
import { addTask } from './tasks/add-task.ts'
import { listTasks } from './tasks/list-tasks.ts'
import { dealsForTasks } from './tasks/meet-tasks.ts'

export const dealRoutes: Binding[] = [
  bind(contract.listDeals, ({ tx, query, actor }) => listDeals(tx, query, actor)),
  bind(board.dealBoard, ({ tx, query, actor }) => dealBoard(tx, query, actor)),
  bind(board.boardColumn, ({ tx, params, query, actor }) => boardColumn(tx, { ...query, ...params }, actor)),
  bind(board.dealSummary, ({ tx, query, actor }) => dealSummary(tx, query, actor)),
  bind(contract.createDeal, async ({ tx, body, actor }) =>
    showDeal(tx, { id: (await createDeal(tx, body, actor)).id }, actor),
  ),
  bind(moves.bulkMoveDeals, ({ tx, body, actor }) => bulkMoveDeals(tx, body, actor)),
  bind(moves.bulkAssignDeals, async ({ tx, body, actor }) => ({
    changed: await bulkAssignDeals(tx, body, actor),
  })),
  bind(contract.showDeal, ({ tx, params, actor }) => showDeal(tx, params, actor)),
  bind(contract.dealTimeline, ({ tx, params, query, actor }) =>
    dealTimeline(tx, { ...params, ...query }, actor),
  ),
  bind(contract.editDeal, async ({ tx, params, body, ifMatch, actor }) => {
    await editDeal(tx, { ...params, ifMatch, changes: body }, actor)
    return showDeal(tx, params, actor)
  }),
  bind(moves.moveDeal, async ({ tx, params, body, actor }) => {
    await moveDeal(tx, { ...params, ...body }, actor)
    return showDeal(tx, params, actor)
  }),
  bind(moves.closeDeal, async ({ tx, params, body, actor }) => {
    await closeDeal(tx, { ...params, ...body }, actor)
    return showDeal(tx, params, actor)
  }),
  bind(moves.reopenDeal, async ({ tx, params, query, actor }) => {
    await reopenDeal(tx, { ...params, ...query }, actor)
    return showDeal(tx, params, actor)
  }),
  bind(moves.restDeal, async ({ tx, params, body, actor }) => {
    await restDeal(tx, { ...params, ...body }, actor)
    return showDeal(tx, params, actor)
  }),
  bind(moves.wakeDeal, async ({ tx, params, query, actor }) => {
    await wakeDeal(tx, { ...params, ...query }, actor)
    return showDeal(tx, params, actor)
  }),
  bind(contract.putPersonOnDeal, async ({ tx, params, body, actor }) => {
    await putPersonOnDeal(tx, { ...params, ...body }, actor)
    return showDeal(tx, params, actor)
  }),
  bind(contract.takePersonOffDeal, async ({ tx, params, actor }) => {
    await takePersonOffDeal(tx, params, actor)
    return showDeal(tx, params, actor)
  }),
  bind(tasks.addTask, async ({ tx, params, body, actor }) =>
    answer(tx, actor, await addTask(tx, { ...params, ...body }, actor)),
  ),
  bind(tasks.listTasks, ({ tx, query, actor }) => listTasks(tx, query, actor)),
  bind(tasks.completeTask, async ({ tx, params, body, ifMatch, actor }) =>
    answer(tx, actor, await completeTask(tx, { ...params, ...body, ifMatch }, actor, dealsForTasks)),
  ),
  bind(tasks.reopenTask, async ({ tx, params, ifMatch, actor }) =>
    answer(tx, actor, await reopenTask(tx, { ...params, ifMatch }, actor)),
  ),
  bind(tasks.waiveTask, async ({ tx, params, body, ifMatch, actor }) =>
    answer(tx, actor, await waiveTask(tx, { ...params, ...body, ifMatch }, actor)),
  ),
  bind(tasks.assignTask, async ({ tx, params, body, ifMatch, actor }) =>
    answer(tx, actor, await assignTask(tx, { ...params, ...body, ifMatch }, actor)),
  ),
]

async function answer(tx: Tx, actor: Actor, task: TaskRow) {
  const siblings = await siblingsOf(tx, actor, task)
  const met = mayLack(task) ? await dealsForTasks.meetDeal(tx, actor, task.dealId) : null
  const lack = met !== null && lackOf(task, met.document, met)
  return shown(task, taskCan(actor, task, waitsFor(task, siblings).length > 0, lack))
}
