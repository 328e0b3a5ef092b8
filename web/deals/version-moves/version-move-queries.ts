import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ProcessId } from '../../../contract/ids.ts'
import {
  type ConditionalTasks,
  countConditionalTasks,
  listVersionMoves,
  previewVersionMove,
  showVersionMove,
  type VersionMove,
} from '../../../contract/process/version-moves.ts'
import type { Sent } from '../../../contract/route.ts'
import { call } from '../../platform/api.ts'
import { ask, keyOf, usePages } from '../../platform/ask.ts'
import { whenEvent } from '../../platform/live.ts'

const lookAgainMs = 700

export type PreviewAsked = Sent<typeof previewVersionMove>['body']

/** What the move would do, asked anew after each change of the plan; the last answer stays until the next is there. */
export const usePreview = (id: string, body: PreviewAsked) =>
  useQuery({
    queryKey: ['version-moves', 'preview', id, body],
    queryFn: ({ signal }) => call(previewVersionMove, { params: { id: id as ProcessId }, body, signal }),
    placeholderData: keepPreviousData,
  })

/** What the preview left open, counted page after page for as long as the same plan is shown. */
export function useConditionalTasks(id: string, body: PreviewAsked, wanted: boolean): ConditionalTasks[] {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useInfiniteQuery({
    queryKey: ['version-moves', 'conditional', id, body],
    queryFn: ({ pageParam, signal }) =>
      call(countConditionalTasks, {
        params: { id: id as ProcessId },
        body: { ...body, ...(pageParam && { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as ConditionalTasks['after'],
    getNextPageParam: ({ after }) => after,
    enabled: wanted,
  })
  useEffect(() => {
    if (wanted && hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [wanted, hasNextPage, isFetching, isError, fetchNextPage])
  return (wanted && data?.pages) || []
}

/** Stages in which running deals of other versions stand, whichever of them are chosen. */
export function useStagesFrom(id: string, toVersion: number) {
  const rows = usePreview(id, { toVersion }).data?.rows ?? []
  return [...new Map(rows.map(({ from }) => [from.key, from])).values()]
}

/** One move; looked at again and again while it runs. */
export const useVersionMove = (id: VersionMove['id']) =>
  useQuery({
    ...ask(showVersionMove, { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? lookAgainMs : false),
  })

export const useVersionMoves = (id: string) => usePages(listVersionMoves, { params: { id: id as ProcessId } })

export const touchedByMove = [['version-moves'], keyOf(listVersionMoves)]
/** What stands elsewhere after deals have changed over. */
export const writtenByMove = [['deals'], ['tasks'], ['processes'], ['version-moves']]

whenEvent('version_move', () => touchedByMove)
