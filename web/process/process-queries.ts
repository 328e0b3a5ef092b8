import { useQuery } from '@tanstack/react-query'
import { listProcesses, listStarters, showProcess, showStarter } from '../../contract/process/process.ts'
import { ask } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'

whenEvent('process', () => [['processes']])
// Who holds a role stands on the map.
whenEvent('member', () => [['processes']])
whenEvent('role', () => [['processes']])

export const useProcesses = () => useQuery(ask(listProcesses))

/** One process as of its latest version, or of the numbered one. */
export const useProcess = (id: string, version?: number) =>
  useQuery(ask(showProcess, { params: { id: id as never }, query: version === undefined ? {} : { version } }))

export const useStarters = () => useQuery(ask(listStarters))
export const useStarter = (key: string) => useQuery(ask(showStarter, { params: { key } }))
