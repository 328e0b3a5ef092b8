import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { listCompanies, showCompany } from '../../../contract/customers/companies.ts'
import { listPeople, showPerson } from '../../../contract/customers/people.ts'
import { listTags } from '../../../contract/customers/tags.ts'
import { listProducts, showProduct } from '../../../contract/products.ts'
import { listMembers, showMember } from '../../../contract/team/members.ts'
import { call } from '../../platform/api.ts'
import { ask, keyOf } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import type { Choice } from './choices.ts'
import type { FilterField } from './fields.ts'

/** What a condition may be about that there are too many of to list: they are found by typing. */
export type RecordKind = 'company' | 'person' | 'product' | 'tag' | 'member'

export function recordKind(field: FilterField | undefined): RecordKind | null {
  if (!field) return null
  if (field.type === 'member') return 'member'
  if (field.type !== 'record') return null
  const key = field.key.replace(/^(company|person)_/, '')
  return kinds.find((kind) => kind === key) ?? null
}

const kinds = ['company', 'person', 'product', 'tag'] as const

/** Records whose name contains the text, the first ones for none; undefined while they are on their way. */
export function useFoundRecords(kind: RecordKind, text: string): readonly Choice[] | undefined {
  const fixed = useFixed(kind)
  const like = { limit: 20, ...(text && { text }) }
  const asked = (one: RecordKind) => ({ enabled: one === kind, placeholderData: keepPreviousData })
  const companies = useQuery({ ...ask(listCompanies, { query: like }), ...asked('company') }).data
  const people = useQuery({ ...ask(listPeople, { query: like }), ...asked('person') }).data
  const products = useQuery({
    ...ask(listProducts, { query: { ...like, state: 'all' } }),
    ...asked('product'),
  }).data
  const members = useQuery({
    ...ask(listMembers, { query: { limit: 20, ...(text && { q: text }) } }),
    ...asked('member'),
  }).data
  const tags = useQuery({ ...ask(listTags), ...asked('tag') }).data
  const found = { company: companies, person: people, product: products, member: members, tag: tags }[kind]
    ?.rows
  if (!found) return undefined
  const wanted = text.toLocaleLowerCase()
  return [
    ...fixed.filter(({ label }) => label.toLocaleLowerCase().includes(wanted)),
    ...found.map(({ id, name }) => ({ value: id as string, label: name })),
  ].filter(({ label }) => kind !== 'tag' || label.toLocaleLowerCase().includes(wanted))
}

/** What the chosen ones are called, by id. One that is gone, or out of the reader's reach, is not among them. */
export function useRecordNames(kind: RecordKind | null, ids: readonly string[]): ReadonlyMap<string, string> {
  const fixed = useFixed(kind)
  const asked = ids.filter((id) => !fixed.some(({ value }) => value === id))
  const tags = useQuery({ ...ask(listTags), enabled: kind === 'tag' }).data?.rows ?? []
  const shown = useQueries({
    queries: kind === null || kind === 'tag' ? [] : asked.map((id) => named(kind, id)),
  })
  return new Map([
    ...fixed.map(({ value, label }) => [value, label] as const),
    ...tags.map(({ id, name }) => [id as string, name] as const),
    ...shown.flatMap(({ data }) => (data ? [[data.id, data.name] as const] : [])),
  ])
}

const routes = { company: showCompany, person: showPerson, product: showProduct, member: showMember } as const

/** A name is all that is wanted of a record. */
function named(kind: keyof typeof routes, id: string) {
  const route = routes[kind] as typeof showCompany
  const params = { id: id as never }
  return {
    queryKey: [...keyOf(route, { params }), 'name'],
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const { name } = await call(route, { params, signal })
      return { id, name }
    },
    retry: false,
  }
}

function useFixed(kind: RecordKind | null): readonly Choice[] {
  const say = useSay()
  if (kind !== 'member') return []
  return [
    { value: 'me', label: say('filters.me') },
    { value: 'my_team', label: say('filters.my_team') },
  ]
}
