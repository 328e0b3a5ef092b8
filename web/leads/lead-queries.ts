import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { type LeadColumn, leadBoard, leadColumn } from '../../contract/leads/board.ts'
import { type Lead } from '../../contract/leads/lead.ts'
import { leadTimeline, showLead } from '../../contract/leads/leads.ts'
import { leadNumbers } from '../../contract/leads/numbers.ts'
import type { Returned, Sent } from '../../contract/route.ts'
import { call } from '../platform/api.ts'
import { ask, keyOf, usePages } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'

whenEvent('lead', () => [['leads']])
whenEvent('source_cost', () => [['leads']])

/** What every act on a lead makes stale; a conversion also what it makes. */
export const touchedByLead = [['leads']]
export const touchedByConversion = [['leads'], ['deals'], ['companies'], ['people'], ['tasks'], ['numbers']]

export const useLead = (id: string) =>
  useQuery({ ...ask(showLead, { params: { id: id as Lead['id'] } }), placeholderData: undefined as never })

export const useLeadTimeline = (id: Lead['id']) => usePages(leadTimeline, { params: { id }, query: {} })

export const useLeadNumbers = (period: { from: string; to: string }) =>
  useQuery(ask(leadNumbers, { query: period }))

/** The lead as every act answers it stands on the page before it is read again. */
export function useKeepLead(): (lead: Lead) => void {
  const queries = useQueryClient()
  return (lead) => queries.setQueryData<Lead>(keyOf(showLead, { params: { id: lead.id } }), lead)
}

export type BoardFilter = Omit<NonNullable<Sent<typeof leadBoard>['query']>, 'cards'>
type Board = Returned<typeof leadBoard>

const boardKey = (query: BoardFilter) => keyOf(leadBoard, { query })
const deepest = 100

/**
 * The board in one request. Read again, it asks for as many cards as are known, so that nobody who has scrolled is sent
 * back to the top. `calm` is awaited first: cards do not move under somebody's hand.
 */
export function useLeadBoard(query: BoardFilter, calm: () => Promise<void>) {
  const queries = useQueryClient()
  return useQuery<Board>({
    ...(ask(leadBoard, { query }) as object),
    queryKey: boardKey(query),
    queryFn: async ({ signal }) => {
      const known = queries.getQueryData<Board>(boardKey(query))
      if (known) await calm()
      const most = Math.max(20, ...(known?.columns.map(({ cards }) => cards.length) ?? []))
      return call(leadBoard, { query: { ...query, cards: Math.min(deepest, most) }, signal })
    },
  })
}

/** Reads a column on. */
export async function readMoreLeads(
  queries: QueryClient,
  query: BoardFilter,
  { status, next }: Pick<LeadColumn, 'status' | 'next'>,
): Promise<void> {
  if (next === null) return
  const page = await call(leadColumn, { params: { status }, query: { ...query, cursor: next, limit: 50 } })
  queries.setQueryData<Board>(
    boardKey(query),
    (board) =>
      board && {
        columns: board.columns.map((column) =>
          column.status === status && column.next === next
            ? { ...column, cards: [...column.cards, ...page.rows], next: page.next }
            : column,
        ),
      },
  )
}
