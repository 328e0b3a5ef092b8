import * as history from '../../../contract/customers/history.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { customerHistory } from './customer-history.ts'

export const historyRoutes: Binding[] = [
  bind(history.companyHistory, ({ tx, params, query, actor }) =>
    customerHistory(tx, { holder: { companyId: params.id }, query }, actor),
  ),
  bind(history.personHistory, ({ tx, params, query, actor }) =>
    customerHistory(tx, { holder: { personId: params.id }, query }, actor),
  ),
]
