import { showNumbers as numbers } from '../../contract/insights.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { showNumbers } from './show-numbers.ts'

export const insightRoutes: Binding[] = [
  bind(numbers, ({ tx, query, actor }) => showNumbers(tx, query, actor)),
]
