import type { DealInList } from '../../contract/deals/deal.ts'
import { textIn } from '../../contract/text.ts'
import { useReader } from '../platform/reader/reader.ts'
import { useProcesses } from './process-queries.ts'

/** A stage's name by the process the deal is in; its key, made readable, where the process has dropped it since. */
export function useStageName(): (deal: Pick<DealInList, 'processId' | 'stageKey'>) => string {
  const { language } = useReader()
  const processes = useProcesses().data?.rows
  return ({ processId, stageKey }) => {
    const process = processes?.find(({ id }) => id === processId)
    const stage = process?.stages.find(({ key }) => key === stageKey)
    return stage ? textIn(stage.name, language) : stageKey.replaceAll('_', ' ')
  }
}
