import { useQuery } from '@tanstack/react-query'
import { listQueuedTasks, listQueues, type Queue } from '../../../contract/tasks/hand-offs.ts'
import { textIn } from '../../../contract/text.ts'
import { ask, type RowOf, usePages } from '../../platform/ask.ts'
import { whenEvent } from '../../platform/live.ts'
import { useReader } from '../../platform/reader/reader.ts'

export type QueuedRow = RowOf<typeof listQueuedTasks>

export const useQueues = () => useQuery(ask(listQueues))

/** What waits in a role's queue, longest waiting first, or what somebody has taken from it. */
export const useQueuedTasks = (role: string, state: 'waiting' | 'taken') =>
  usePages(listQueuedTasks, { params: { role }, query: { state } })

/** A role only an older version knows has no name any more: its key, made readable. */
export function useQueueName(): (queue: Pick<Queue, 'role' | 'name'>) => string {
  const { language } = useReader()
  return ({ role, name }) => (name === null ? role.replaceAll('_', ' ') : textIn(name, language))
}

for (const kind of ['task', 'deal', 'role_holders']) whenEvent(kind, () => [['queues']])
whenEvent('role_holders', () => [['role-holders'], ['session']])
