import { useQueries, useQuery } from '@tanstack/react-query'
import { listProcesses, showProcess } from '../../contract/process/process.ts'
import type { listTasks } from '../../contract/tasks/tasks.ts'
import { listTasks as route } from '../../contract/tasks/tasks.ts'
import { listMembers } from '../../contract/team/members.ts'
import { listRoleHolders } from '../../contract/team/roles.ts'
import { type Text, textIn } from '../../contract/text.ts'
import { ask, type RowOf, usePages } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'
import { useReader } from '../platform/reader/reader.ts'

export type Whose = 'mine' | 'queue' | 'deals'
export type ListedTask = RowOf<typeof listTasks>

/** Open tasks, soonest due first. */
export const useTasks = (whose: Whose) => usePages(route, { query: { whose } })

/** Whether anything waits in the queues of my roles: enough to point there. */
export const useQueue = () => useQuery(ask(route, { query: { whose: 'queue', limit: 50 } }))

/** What every act on a task makes stale. */
export const touchedByTask = [['tasks'], ['queues'], ['deals'], ['numbers']]

export type RoleNames = readonly { key: string; name: Text }[]

/** Names of the roles of every process, for lists that run over several of them. */
export function useEveryRole(): RoleNames {
  const processes = useQuery(ask(listProcesses)).data?.rows ?? []
  const documents = useQueries({
    queries: processes.map(({ id }) => ({ ...ask(showProcess, { params: { id } }), staleTime: 300_000 })),
  })
  return documents.flatMap(({ data }) => data?.document.roles ?? [])
}

/** A role's name; its key, made readable, while the process is on its way or no longer knows it. */
export function useRoleName(roles: RoleNames): (key: string) => string {
  const { language } = useReader()
  return (key) => {
    const role = roles.find((one) => one.key === key)
    return role ? textIn(role.name, language) : key.replaceAll('_', ' ')
  }
}

/** Who could do a task: those who hold its role first, then everybody whose name fits. */
export function useDoers(role: string | null, typed: string) {
  const holders = useQuery({ ...ask(listRoleHolders), enabled: role !== null }).data?.rows
  const members = useQuery(ask(listMembers, { query: { limit: 20, ...(typed && { q: typed }) } })).data?.rows
  const fitting = holders?.find((one) => one.role === role)?.everybody ?? []
  return {
    holders: fitting,
    others: (members ?? []).filter(({ id }) => !fitting.some((holder) => holder.id === id)),
  }
}

whenEvent('task', () => [['tasks']])
whenEvent('deal', () => [['tasks']])
