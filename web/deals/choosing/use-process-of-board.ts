import { useMay } from '../../platform/session.ts'
import { useProcesses } from '../deal-queries.ts'

/**
 * What a deal made on the board of a process is expected to run: that process. Empty, so that the rules choose, where
 * there is no board, nothing to choose from, no right to choose, or where the process takes no new deals any more.
 */
export function useProcessOfBoard(processId: string | undefined): string {
  const chooses = useMay('process.choose')
  const processes = (useProcesses().data?.rows ?? []).filter(({ retiredAt }) => retiredAt === null)
  const runs = processes.length > 1 && processes.some(({ id }) => id === processId)
  return processId && chooses && runs ? processId : ''
}
