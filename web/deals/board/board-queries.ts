import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { boardColumn, dealBoard } from '../../../contract/deals/board.ts'
import type { Sent } from '../../../contract/route.ts'
import { call } from '../../platform/api.ts'
import { ask, keyOf } from '../../platform/ask.ts'
import { type Board, type CardPage, type Column, withMoreCards } from './board-state.ts'

export type BoardFilter = Omit<NonNullable<Sent<typeof dealBoard>['query']>, 'cards'>

const headCards = 20
const pageCards = 50
const mostAtOnce = 200

export const boardKeyOf = (query: BoardFilter) => keyOf(dealBoard, { query })

/**
 * The board in one request. Read again, it asks for as many cards of a column as are known, so that nobody who has
 * scrolled is sent back to the top. `calm` is awaited first: cards do not move under somebody's hand.
 */
export function useBoard(query: BoardFilter, calm: () => Promise<void>) {
  const queries = useQueryClient()
  return useQuery<Board>({
    ...(ask(dealBoard, { query }) as object),
    queryKey: boardKeyOf(query),
    queryFn: async ({ signal }) => {
      if (boardIn(queries, query)) await calm()
      const fresh = await call(dealBoard, { query: { ...query, cards: headCards }, signal })
      const known = boardIn(queries, query)
      if (!known) return fresh
      const columns = await Promise.all(
        fresh.columns.map((column) =>
          asDeep(column, knownCards(known, column), fresh.processId, query, signal),
        ),
      )
      return { ...fresh, columns }
    },
  })
}

/** Reads a column on; what is already on its way is not asked for twice. */
export async function readMoreCards(
  queries: QueryClient,
  query: BoardFilter,
  processId: Board['processId'],
  { stageKey, next }: Pick<Column, 'stageKey' | 'next'>,
): Promise<void> {
  if (next === null) return
  const page = await pageAfter(next, pageCards, stageKey, processId, query)
  queries.setQueryData<Board>(
    boardKeyOf(query),
    (board) => board && withMoreCards(board, stageKey, next, page),
  )
}

const boardIn = (queries: QueryClient, query: BoardFilter) => queries.getQueryData<Board>(boardKeyOf(query))

const knownCards = (board: Board, { stageKey }: Column) =>
  board.columns.find((column) => column.stageKey === stageKey)?.cards.length ?? 0

async function asDeep(
  column: Column,
  known: number,
  processId: Board['processId'],
  query: BoardFilter,
  signal: AbortSignal,
): Promise<Column> {
  const wanted = Math.min(known - column.cards.length, mostAtOnce)
  if (column.next === null || wanted <= 0) return column
  const page = await pageAfter(column.next, wanted, column.stageKey, processId, query, signal)
  return { ...column, cards: [...column.cards, ...page.rows], next: page.next }
}

function pageAfter(
  cursor: string,
  limit: number,
  stage: string,
  process: Board['processId'],
  { owner, product }: BoardFilter,
  signal?: AbortSignal,
): Promise<CardPage> {
  const query = { process, cursor, limit, ...(owner && { owner }), ...(product && { product }) }
  return call(boardColumn, { params: { stage }, query, ...(signal && { signal }) })
}
