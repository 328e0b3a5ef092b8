import { type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Deal } from '../../../contract/deals/deal.ts'
import { dealTimeline, showDeal } from '../../../contract/deals/deals.ts'
import { showProcess } from '../../../contract/process/process.ts'
import { listMembers } from '../../../contract/team/members.ts'
import { ask, keyOf, usePages } from '../../platform/ask.ts'

/** The very version of the process the deal runs, which need not be the latest. It never changes. */
export const useVersion = ({ processId, versionNumber }: Pick<Deal, 'processId' | 'versionNumber'>) =>
  useQuery({
    ...ask(showProcess, { params: { id: processId }, query: { version: versionNumber } }),
    staleTime: Number.POSITIVE_INFINITY,
  }).data?.document

export const useTimeline = (id: Deal['id']) => usePages(dealTimeline, { params: { id }, query: {} })

/** Names of colleagues by id, for what only tells an id. */
export function useColleagueNames(): ReadonlyMap<string, string> {
  const { data } = useQuery({
    ...ask(listMembers, { query: { state: 'all', limit: 200 } }),
    staleTime: 300_000,
  })
  return new Map(data?.rows.map(({ id, name }) => [id, name]))
}

/** The deal as every act answers it stands on the page before it is read again. */
export function useKeepDeal(): (deal: Deal) => void {
  const queries = useQueryClient()
  return (deal) => queries.setQueryData<Deal>(keyOfDeal(deal.id), deal)
}

export const keyOfDeal = (id: Deal['id']): QueryKey => keyOf(showDeal, { params: { id } })
