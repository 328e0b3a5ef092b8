import { type RawSearch, textOf } from '../../platform/search-params.ts'
import { type LookSearch, readLook } from '../views/list-look.ts'

/** What every list's address says: how it is looked at, and a part of a name. */
export interface ListSearch extends LookSearch {
  text: string | undefined
}

export const readListSearch = (raw: RawSearch): ListSearch => ({
  ...readLook(raw),
  text: textOf(raw.text)?.slice(0, 100),
})

/** Without anything that narrows the list: how it is sorted and what it shows stay, and no default view comes back. */
export function unfiltered<Search extends ListSearch>(search: Search): Partial<Search> {
  const { sort: _sort, direction: _direction, columns: _columns, ...narrowing } = search
  const none = Object.fromEntries(Object.keys(narrowing).map((key) => [key, undefined]))
  return { ...none, view: 'all' } as Partial<Search>
}

/** Whether anything in it narrows the list. */
export function isNarrowed({ sort, direction, columns, view, ...narrowing }: ListSearch): boolean {
  return Object.values(narrowing).some(Boolean)
}

/** Nothing is said in the address: a default view may open. */
export const isPristine = (search: ListSearch): boolean =>
  Object.values(search).every((value) => value === undefined)
