import { showNumbers as numbers } from '../../contract/insights.ts'
import { listGoals as goals } from '../../contract/process/goals.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { listGoals } from './goals/list-goals.ts'
import { numbersRead } from './goals/numbers-read.ts'
import { showNumbers } from './show-numbers.ts'

export const insightRoutes: Binding[] = [
  bind(numbers, async ({ tx, query, actor }) => {
    const shown = await showNumbers(tx, query, actor)
    if (query.process) await numbersRead(tx, query.process, actor)
    return shown
  }),
  bind(goals, ({ tx, query, actor }) => listGoals(tx, query, actor)),
]
