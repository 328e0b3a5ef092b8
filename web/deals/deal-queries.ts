import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Deal, DealCard } from '../../contract/deals/deal.ts'
import { showDeal } from '../../contract/deals/deals.ts'
import { listProcesses, showProcess } from '../../contract/process/process.ts'
import { ask } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'

/** One deal with its tasks, people, path and what its gate still wants. Another deal is never shown meanwhile. */
export const useDeal = (id: string) =>
  useQuery({ ...ask(showDeal, { params: { id: id as Deal['id'] } }), placeholderData: undefined as never })

/** The processes one may choose from, with their stages. */
export const useProcesses = () => useQuery(ask(listProcesses))

/** A process's document: its roles and the reasons deals of it are won and lost for. */
export const useProcess = (id: string) =>
  useQuery({
    ...ask(showProcess, { params: { id: id as DealCard['processId'] } }),
    staleTime: 300_000,
    placeholderData: keepPreviousData,
  })

/** What every act on a deal makes stale. */
export const touchedByDeal = [['deals'], ['tasks'], ['numbers']]

whenEvent('deal', () => [['deals']])
whenEvent('task', () => [['deals']])
