import * as contract from '../../contract/process.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { adoptStarter } from './adopt-starter.ts'
import { type CountOpenDeals, listProcesses } from './list-processes.ts'
import { showProcess } from './show-process.ts'
import { showStarter, starterList } from './starters.ts'
import { publishProcess } from './versions/publish-process.ts'
import { printProcess } from './yaml/yaml.ts'

export interface ProcessSurroundings {
  countOpenDeals: CountOpenDeals
}

export function processRoutes({ countOpenDeals }: ProcessSurroundings): Binding[] {
  return [
    bind(contract.listProcesses, ({ tx, actor }) => listProcesses(tx, countOpenDeals, actor)),
    bind(contract.showProcess, ({ tx, params, query, actor }) =>
      showProcess(tx, { ...params, ...query }, actor),
    ),
    bind(contract.exportProcess, async ({ tx, params, query, actor }) => {
      const { document } = await showProcess(tx, { ...params, ...query }, actor)
      return { yaml: printProcess(document) }
    }),
    bind(contract.publishProcess, async ({ tx, body, actor }) => {
      const { processId, number } = await publishProcess(tx, body, actor)
      return showProcess(tx, { id: processId, version: number }, actor)
    }),
    bind(contract.listStarters, async () => ({ rows: starterList() })),
    bind(contract.showStarter, async ({ params }) => showStarter(params)),
    bind(contract.adoptStarter, async ({ tx, params, actor }) => {
      const { processId, number } = await adoptStarter(tx, params, actor)
      return showProcess(tx, { id: processId, version: number }, actor)
    }),
  ]
}
