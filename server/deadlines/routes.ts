import * as contract from '../../contract/tasks/deadlines.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { showRunning } from './recounting/show-running.ts'
import { showWorkingHours } from './show-working-hours.ts'

export const deadlineRoutes: Binding[] = [
  bind(contract.workingHours, ({ tx, actor }) => showWorkingHours(tx, actor)),
  bind(contract.runningDeadlines, ({ tx, query, actor }) => showRunning(tx, query, actor)),
]
