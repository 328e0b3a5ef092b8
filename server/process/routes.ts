import * as contract from '../../contract/process/process.ts'
import * as drafts from '../../contract/process/process-drafts.ts'
import { type Binding, bind, bindOpen } from '../platform/http/bind.ts'
import { adoptStarter } from './adopt-starter.ts'
import { beginProcess } from './drafts/begin-process.ts'
import { discardDraft } from './drafts/discard-draft.ts'
import { publishDraft } from './drafts/publish-draft.ts'
import { saveDraft } from './drafts/save-draft.ts'
import { showDraft } from './drafts/show-draft.ts'
import { type CountOpenDeals, listProcesses } from './list-processes.ts'
import { showProcess } from './show-process.ts'
import { showStarter, starterList } from './starters.ts'
import { compareVersions } from './versions/compare-versions.ts'
import { type CountRunningDeals, listVersions } from './versions/list-versions.ts'
import { publishProcess } from './versions/publish-process.ts'
import { retireProcess, reviveProcess } from './versions/retire-process.ts'
import { printProcess } from './yaml/yaml.ts'

export interface ProcessSurroundings {
  countOpenDeals: CountOpenDeals
  countRunningDeals: CountRunningDeals
}

export function processRoutes({ countOpenDeals, countRunningDeals }: ProcessSurroundings): Binding[] {
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
    bindOpen(contract.listStarters, async () => ({ rows: starterList() })),
    bind(contract.showStarter, async ({ params }) => showStarter(params)),
    bind(contract.adoptStarter, async ({ tx, params, actor }) => {
      const { processId, number } = await adoptStarter(tx, params, actor)
      return showProcess(tx, { id: processId, version: number }, actor)
    }),
    bind(drafts.beginProcess, ({ tx, body, actor }) => beginProcess(tx, body, actor)),
    bind(drafts.showDraft, ({ tx, params, actor }) => showDraft(tx, params, actor)),
    bind(drafts.saveDraft, ({ tx, params, body, ifMatch, actor }) =>
      saveDraft(tx, { ...params, ...body, ifMatch }, actor),
    ),
    bind(drafts.discardDraft, ({ tx, params, ifMatch, actor }) =>
      discardDraft(tx, { ...params, ifMatch }, actor),
    ),
    bind(drafts.publishDraft, async ({ tx, params, body, ifMatch, actor }) => {
      const { processId, number } = await publishDraft(tx, { ...params, ...body, ifMatch }, actor)
      return showProcess(tx, { id: processId, version: number }, actor)
    }),
    bind(drafts.listVersions, ({ tx, params, actor }) => listVersions(tx, countRunningDeals, params, actor)),
    bind(drafts.compareVersions, ({ tx, params, query, actor }) =>
      compareVersions(tx, { ...params, ...query }, actor),
    ),
    bind(drafts.retireProcess, ({ tx, params, body, actor }) =>
      retireProcess(tx, { ...params, ...body }, actor),
    ),
    bind(drafts.reviveProcess, ({ tx, params, actor }) => reviveProcess(tx, params, actor)),
  ]
}
