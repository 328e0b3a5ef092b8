import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import {
  type BulkEdit,
  type BulkList,
  type BulkPreview,
  bulkEditRows,
  listBulkEdits,
  previewBulkEdit,
  showBulkEdit,
} from '../../contract/bulk.ts'
import type { Sent } from '../../contract/route.ts'
import { call } from '../platform/api.ts'
import { ask, usePages } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'

type Wish = Sent<typeof previewBulkEdit>['body']

const lookAgainMs = 500

/** What it would do, looked at page after page until all are; the sums grow meanwhile. */
export function usePreview(wish: Wish | null) {
  const query = useInfiniteQuery({
    queryKey: ['bulk-edits', 'preview', wish],
    queryFn: ({ pageParam, signal }) =>
      call(previewBulkEdit, { body: { ...(wish as Wish), ...(pageParam && { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ after }: BulkPreview) => after,
    enabled: wish !== null,
    // As things are now, whatever was seen a minute ago.
    gcTime: 0,
    retry: false,
  })
  const { hasNextPage, isFetching, isError, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  return {
    seen: query.data && summed(query.data.pages),
    error: query.error,
    complete: query.isSuccess && !hasNextPage,
  }
}

export function summed(pages: readonly BulkPreview[]) {
  const sum = { total: pages[0]?.total ?? 0, changed: 0, same: 0, refused: 0 }
  const reasons = new Map<string, BulkPreview['reasons'][number]>()
  for (const page of pages) {
    for (const count of ['changed', 'same', 'refused'] as const) sum[count] += page[count]
    for (const reason of page.reasons) {
      const before = reasons.get(reason.key)
      reasons.set(
        reason.key,
        before
          ? { ...before, count: before.count + reason.count, rows: [...before.rows, ...reason.rows] }
          : reason,
      )
    }
  }
  return { ...sum, reasons: [...reasons.values()].sort((one, other) => other.count - one.count) }
}

/** One bulk edit; looked at again and again while it runs. */
export function useBulkEdit(id: BulkEdit['id']) {
  const query = useQuery({
    ...ask(showBulkEdit, { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? lookAgainMs : false),
  })
  useFreshAfter(query.data)
  return query
}

/** One's newest of a list, if any. */
export function useNewest(list: BulkList, wanted: boolean): BulkEdit | undefined {
  const { data } = useQuery({
    ...ask(listBulkEdits, { query: { list, limit: 1 } }),
    enabled: wanted,
    refetchInterval: ({ state }) => (state.data?.rows[0]?.state === 'running' ? lookAgainMs : false),
  })
  useFreshAfter(data?.rows[0])
  return data?.rows[0]
}

/** One's own, of one list or of all, newest first. */
export const useBulkEdits = (list: BulkList | undefined) =>
  usePages(listBulkEdits, { query: { limit: 40, ...(list && { list }) } })

/** Whatever stands on the screen was written under its feet. */
function useFreshAfter(edit: BulkEdit | undefined): void {
  const queries = useQueryClient()
  const ran = useRef<string | null>(null)
  useEffect(() => {
    if (!edit) return
    if (edit.state === 'running') ran.current = edit.id
    else if (ran.current === edit.id) {
      ran.current = null
      for (const queryKey of writtenBy[edit.list]) void queries.invalidateQueries({ queryKey })
    }
  }, [edit, queries])
}

const writtenBy: Record<BulkList, string[][]> = {
  companies: [['companies'], ['people']],
  people: [['people'], ['companies']],
  deals: [['deals'], ['tasks'], ['numbers']],
  leads: [['leads'], ['numbers']],
  products: [['products']],
}

export const useRows = (id: BulkEdit['id'], reason: string) =>
  usePages(bulkEditRows, { params: { id }, query: { reason } })

export const touchedByBulk = [['bulk-edits']]

whenEvent('bulk_edit', () => touchedByBulk)
