import { useQuery } from '@tanstack/react-query'
import { showCompany } from '../../../contract/customers/companies.ts'
import { showPerson } from '../../../contract/customers/people.ts'
import { showProduct } from '../../../contract/products.ts'
import { showMember } from '../../../contract/team/members.ts'
import { ask } from '../../platform/ask.ts'

/** Names of what an address only knows by its id. Undefined until they are there, and where nothing is asked for. */
export const useOneMember = (id: string | undefined) =>
  useQuery({ ...ask(showMember, { params: { id: id as never } }), enabled: id !== undefined }).data?.name

export const useOneProduct = (id: string | undefined) =>
  useQuery({ ...ask(showProduct, { params: { id: id as never } }), enabled: id !== undefined }).data?.name

export const useOneCompany = (id: string | undefined) =>
  useQuery({ ...ask(showCompany, { params: { id: id as never } }), enabled: id !== undefined }).data?.name

export const useOnePerson = (id: string | undefined) =>
  useQuery({ ...ask(showPerson, { params: { id: id as never } }), enabled: id !== undefined }).data?.name
