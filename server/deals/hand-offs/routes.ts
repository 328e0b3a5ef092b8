import * as contract from '../../../contract/tasks/hand-offs.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { listQueues } from '../../tasks/hand-offs/list-queues.ts'
import { listQueuedTasks } from './list-queued-tasks.ts'
import { showTask } from './show-task.ts'
import { tasksDueWithin } from './tasks-due-within.ts'

export const handOffRoutes: Binding[] = [
  bind(contract.listQueues, async ({ tx, actor }) => ({ rows: await listQueues(tx, actor) })),
  bind(contract.listQueuedTasks, ({ tx, params, query, actor }) =>
    listQueuedTasks(tx, { ...params, ...query }, actor),
  ),
  bind(contract.showTask, ({ tx, params, actor }) => showTask(tx, params, actor)),
  bind(contract.tasksDueWithin, async ({ tx, params, query, actor }) => ({
    rows: await tasksDueWithin(tx, { ...params, ...query }, actor),
  })),
]
