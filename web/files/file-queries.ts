import { useQuery } from '@tanstack/react-query'
import { companyFiles, dealFiles, personFiles, taskFiles } from '../../contract/tasks/files.ts'
import { ask } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'

/** The files of a task and how many it needs. */
export const useTaskFiles = (taskId: string) => useQuery(ask(taskFiles, { params: { id: taskId as never } }))

/** The files of a deal and its tasks, newest first. */
export const useDealFiles = (dealId: string) =>
  useQuery(ask(dealFiles, { params: { dealId: dealId as never } }))

/** The files of a company, newest first; those of its deals are on the deals. */
export const useCompanyFiles = (id: string) => useQuery(ask(companyFiles, { params: { id: id as never } }))

export const usePersonFiles = (id: string) => useQuery(ask(personFiles, { params: { id: id as never } }))

/** What adding or removing a file makes stale. */
export const touchedByFile = [['tasks'], ['deals'], ['companies'], ['people']]

whenEvent('file', () => touchedByFile)
