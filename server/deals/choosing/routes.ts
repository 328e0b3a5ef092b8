import * as contract from '../../../contract/process/choosing.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { orderProcesses } from './order-processes.ts'
import { proposeProcess } from './propose-process.ts'
import { showChoosing } from './show-choosing.ts'

export const choosingRoutes: Binding[] = [
  bind(contract.showChoosing, ({ tx, query, actor }) => showChoosing(tx, query, actor)),
  bind(contract.orderProcesses, ({ tx, body, actor }) => orderProcesses(tx, body, actor)),
  bind(contract.proposeProcess, ({ tx, query, actor }) => proposeProcess(tx, query, actor)),
]
