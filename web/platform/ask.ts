import {
  keepPreviousData,
  type QueryKey,
  queryOptions,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query'
import type { Returned, Route } from '../../contract/route.ts'
import { call, type GivenArgs } from './api.ts'

/**
 * `useQuery(ask(showDeal, { params: { id } }))`. The key begins with the first part of the path, so that
 * `['deals']` names every question about deals. While the parts change, the last answer stays on the screen.
 */
export function ask<const R extends Route>(route: R, ...[given]: GivenArgs<R>) {
  return queryOptions({
    queryKey: keyOf(route, given),
    queryFn: ({ signal }) => callWith(route, { ...given, signal }),
    placeholderData: keepPreviousData,
  })
}

/** The key of one question, or of all questions to a route when nothing is given. */
export function keyOf(route: Route, given?: { params?: unknown; query?: unknown }): QueryKey {
  const concept = route.path.split('/')[1] ?? ''
  if (given?.params === undefined && given?.query === undefined) return [concept, route.path]
  return [concept, route.path, given.params ?? null, given.query ?? null]
}

/** A list read page by page: its rows so far, and how to read on. */
export interface Pages<Row> {
  rows: Row[] | undefined
  hasMore: boolean
  readMore: () => void
  readingMore: boolean
  error: Error | null
  retry: () => void
}

/** Reads a keyset list. `given.query` without `cursor`: that is what this takes care of. */
export function usePages<const R extends Route, Row extends RowOf<R>>(
  route: R,
  ...[given]: GivenArgs<R>
): Pages<Row> {
  const query: UseInfiniteQueryResult<{ pages: { rows: Row[]; next: string | null }[] }> = useInfiniteQuery({
    queryKey: [...keyOf(route, given), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      callWith(route, {
        ...given,
        query: { ...given?.query, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }) as Promise<{ rows: Row[]; next: string | null }>,
    initialPageParam: null as string | null,
    getNextPageParam: (last: { next: string | null }) => last.next,
    placeholderData: keepPreviousData,
  })
  return {
    rows: query.data?.pages.flatMap((page) => page.rows),
    hasMore: query.hasNextPage,
    readMore: () => void query.fetchNextPage(),
    readingMore: query.isFetchingNextPage,
    error: query.error,
    retry: () => void query.refetch(),
  }
}

export type RowOf<R extends Route> = Returned<R> extends { rows: (infer Row)[] } ? Row : never

// `Given` cannot be taken apart while the route is still a parameter of the type.
const callWith = call as unknown as <R extends Route>(route: R, given: object) => Promise<Returned<R>>
