import { useQuery } from '@tanstack/react-query'
import {
  addCompanyContact,
  addPersonContact,
  type ContactDetail,
  editContactDetail,
  preferContactDetail,
  removeContactDetail,
} from '../../../contract/customers/contacts.ts'
import { companyHistory, type HistoryKind, personHistory } from '../../../contract/customers/history.ts'
import {
  listTags,
  type Tag,
  tagCompany,
  tagPerson,
  untagCompany,
  untagPerson,
} from '../../../contract/customers/tags.ts'
import type { CompanyId, PersonId } from '../../../contract/ids.ts'
import type { Sent } from '../../../contract/route.ts'
import { useAct } from '../../platform/act.ts'
import { ask, usePages } from '../../platform/ask.ts'
import { whenEvent } from '../../platform/live.ts'

/** Whose page it is. */
export type Of = { company: CompanyId } | { person: PersonId }

/** What a change of a customer's tags and contact details makes stale. */
export const touchedByProfile = [['companies'], ['people'], ['tags']]

whenEvent('tag', () => touchedByProfile)

export const useTags = (enabled = true) => useQuery({ ...ask(listTags), enabled })

/** Puts a tag on the customer by its name, and takes it off. */
export function useTagging(of: Of) {
  const options = { touches: touchedByProfile }
  const onCompany = useAct(tagCompany, options)
  const offCompany = useAct(untagCompany, options)
  const onPerson = useAct(tagPerson, options)
  const offPerson = useAct(untagPerson, options)
  const which = 'company' in of
  return {
    put: (name: string) =>
      which
        ? onCompany.mutateAsync({ params: { id: of.company }, body: { name } })
        : onPerson.mutateAsync({ params: { id: of.person }, body: { name } }),
    take: ({ id: tagId }: Tag) =>
      which
        ? offCompany.mutateAsync({ params: { id: of.company, tagId } })
        : offPerson.mutateAsync({ params: { id: of.person, tagId } }),
    error: onCompany.error ?? offCompany.error ?? onPerson.error ?? offPerson.error,
  }
}

/** Adds, changes, prefers and takes away one of the customer's further contact details. */
export function useContactActs(of: Of) {
  const options = { touches: touchedByProfile }
  const toCompany = useAct(addCompanyContact, options)
  const toPerson = useAct(addPersonContact, options)
  const edit = useAct(editContactDetail, options)
  const prefer = useAct(preferContactDetail, options)
  const remove = useAct(removeContactDetail, options)
  return {
    add: (body: NewContact) =>
      'company' in of
        ? toCompany.mutateAsync({ params: { id: of.company }, body })
        : toPerson.mutateAsync({ params: { id: of.person }, body }),
    edit: ({ id, version }: ContactDetail, body: Sent<typeof editContactDetail>['body']) =>
      edit.mutateAsync({ params: { id }, ifMatch: version, body }),
    prefer: ({ id }: ContactDetail) => prefer.mutateAsync({ params: { id } }),
    remove: ({ id }: ContactDetail) => remove.mutateAsync({ params: { id } }),
  }
}

export type NewContact = Sent<typeof addCompanyContact>['body']

export const useCompanyHistory = (id: CompanyId, kind: HistoryKind | undefined) =>
  usePages(companyHistory, { params: { id }, query: { limit: 25, ...(kind && { kind }) } })

export const usePersonHistory = (id: PersonId, kind: HistoryKind | undefined) =>
  usePages(personHistory, { params: { id }, query: { limit: 25, ...(kind && { kind }) } })
