import { useQuery } from '@tanstack/react-query'
import { dealFiles, taskFiles } from '../../../contract/tasks/files.ts'
import { ask } from '../../platform/ask.ts'
import { whenEvent } from '../../platform/live.ts'

/** The files of a task and how many it needs. */
export const useTaskFiles = (taskId: string) => useQuery(ask(taskFiles, { params: { id: taskId as never } }))

/** The files of a deal and its tasks, newest first. */
export const useDealFiles = (dealId: string) =>
  useQuery(ask(dealFiles, { params: { dealId: dealId as never } }))

/** What adding or removing a file makes stale. */
export const touchedByFile = [['tasks'], ['deals']]

whenEvent('file', () => touchedByFile)
