import { keepPreviousData, useQuery } from '@tanstack/react-query'
import {
  type Found,
  type FoundKind,
  nameRecords,
  type RecordKind,
  search,
  searchKind,
} from '../../../contract/search.ts'
import { paths, withSearch } from '../../paths.ts'
import { ask, usePages } from '../../platform/ask.ts'

/** Everything by part of a name, from two letters on. What was found last stays while one types on. */
export const useFound = (q: string) =>
  useQuery({
    ...ask(search, { query: { q } }),
    enabled: [...q].length > 1,
    placeholderData: q === '' ? undefined : keepPreviousData,
    staleTime: 10_000,
  })

/** All of one kind, page by page. */
export const useFoundOfKind = (kind: FoundKind, q: string) =>
  usePages(searchKind, { params: { kind }, query: { q } })

/** Names of records that were seen lately: asked anew, since names and rights change. */
export const useNamed = (of: readonly { kind: RecordKind; id: string }[]) =>
  useQuery({
    ...ask(nameRecords, { query: { of: of.map(({ kind, id }) => `${kind}:${id}`).join(',') } }),
    enabled: of.length > 0,
    staleTime: 10_000,
  })

/** Where it is shown: what has no page of its own stands on that of the record it belongs to. */
export function pathOfFound({ kind, id, title, about }: Found): string {
  if (kind === 'products') return withSearch(paths.products(), { text: title })
  if (kind === 'processes') return paths.process(id)
  if (kind === 'files' || kind === 'activities')
    return about ? { ...recordPath, tasks: paths.task }[about.kind](about.id) : paths.today()
  return recordPath[kind](id)
}

export const recordPath: Record<RecordKind, (id: string) => string> = {
  deals: paths.deal,
  leads: paths.lead,
  companies: paths.company,
  people: paths.person,
}
