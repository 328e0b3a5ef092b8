import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Found, search } from '../../contract/search.ts'
import { paths, withSearch } from '../paths.ts'
import { ask } from '../platform/ask.ts'

/** Records by part of a name, from two letters on. What was found last stays while one types on. */
export const useFound = (q: string) =>
  useQuery({
    ...ask(search, { query: { q } }),
    enabled: [...q].length > 1,
    placeholderData: q === '' ? undefined : keepPreviousData,
    staleTime: 10_000,
  })

export function pathOfFound({ kind, id, title }: Found): string {
  if (kind === 'deals') return paths.deal(id)
  if (kind === 'leads') return paths.lead(id)
  if (kind === 'companies') return paths.company(id)
  if (kind === 'people') return paths.person(id)
  return withSearch(paths.products(), { text: title })
}
