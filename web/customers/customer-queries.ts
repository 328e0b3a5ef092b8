import { useQuery } from '@tanstack/react-query'
import {
  type Company,
  companyChoices,
  editCompany,
  listCompanies,
  showCompany,
} from '../../contract/customers/companies.ts'
import { editPerson, listPeople, type Person, showPerson } from '../../contract/customers/people.ts'
import { listDeals } from '../../contract/deals/deals.ts'
import type { Sent } from '../../contract/route.ts'
import { useAct } from '../platform/act.ts'
import { ask, usePages } from '../platform/ask.ts'
import { useSay } from '../platform/i18n.tsx'
import { whenEvent } from '../platform/live.ts'
import { notify } from '../ui/feedback/notices.tsx'

whenEvent('company', () => [['companies'], ['people']])
whenEvent('person', () => [['people'], ['companies']])

const touches = [['companies'], ['people'], ['deals']]

export type CompanyQuery = Omit<NonNullable<Sent<typeof listCompanies>['query']>, 'cursor'>
export type PersonQuery = Omit<NonNullable<Sent<typeof listPeople>['query']>, 'cursor'>

export const useCompanies = (query: CompanyQuery) => usePages(listCompanies, { query })
export const usePeople = (query: PersonQuery) => usePages(listPeople, { query })
export const useCompanyChoices = () => useQuery(ask(companyChoices))

export const useCompany = (id: string) =>
  useQuery({
    ...ask(showCompany, { params: { id: id as Company['id'] } }),
    placeholderData: undefined as never,
  })

export const usePerson = (id: string) =>
  useQuery({
    ...ask(showPerson, { params: { id: id as Person['id'] } }),
    placeholderData: undefined as never,
  })

/** The first companies whose name contains the text, to choose from. */
export const useCompaniesLike = (text: string) =>
  useQuery(ask(listCompanies, { query: { limit: 20, ...(text && { text }) } })).data?.rows ?? []

/** The first people whose name contains the text, of one company where it is given. */
export const usePeopleLike = (text: string, company?: Company['id']) =>
  useQuery(ask(listPeople, { query: { limit: 20, ...(text && { text }), ...(company && { company }) } })).data
    ?.rows ?? []

/** Deals of one company or one person, open ones first, a few at a time: the conversation below them matters as much. */
export const useDealsOf = (of: { company: Company['id'] } | { person: Person['id'] }) =>
  usePages(listDeals, { query: { ...of, sort: 'open_first', limit: 6 } })

type CompanyField = keyof Sent<typeof editCompany>['body']
type PersonField = keyof Sent<typeof editPerson>['body']

/** `save('city', 'Oslo')` changes one fact and offers to take it back. Rejects with the server's refusal. */
export function useEditCompany(
  company: Company,
): (field: CompanyField, value: unknown, before: unknown) => Promise<void> {
  const act = useAct(editCompany, { touches })
  const undoable = useUndo()
  return async (field, value, before) => {
    const save = async (version: number, to: unknown) =>
      act.mutateAsync({ params: { id: company.id }, ifMatch: version, body: { [field]: to } })
    const { version } = await save(company.version, value)
    undoable(() => save(version, before))
  }
}

export function useEditPerson(
  person: Person,
): (field: PersonField, value: unknown, before: unknown) => Promise<void> {
  const act = useAct(editPerson, { touches })
  const undoable = useUndo()
  return async (field, value, before) => {
    const save = async (version: number, to: unknown) =>
      act.mutateAsync({ params: { id: person.id }, ifMatch: version, body: { [field]: to } })
    const { version } = await save(person.version, value)
    undoable(() => save(version, before))
  }
}

function useUndo(): (undo: () => Promise<unknown>) => void {
  const say = useSay()
  return (undo) =>
    notify({
      text: say('common.saved'),
      undo: () => void undo().catch(() => notify({ text: say('refusal.changed_meanwhile'), grave: true })),
    })
}
