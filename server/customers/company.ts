import type { OwnValues } from '../../contract/fields.ts'
import type { CompanyId, MemberId, PersonId } from '../../contract/ids.ts'

/**
 * Company      an organisation one sells to, has sold to or may sell to.
 * Person       somebody one talks to: at a company, or a customer of his own.
 * Owner        the colleague who looks after the customer; rights reach a customer through him.
 * Parent       the company's group. Groups nest, but nothing stands below itself.
 * Customer     a company or a person: what `customers.see` and `customers.edit` are about.
 */
export interface Company {
  id: CompanyId
  name: string
  industry: string | null
  country: string | null
  city: string | null
  address: string | null
  website: string | null
  email: string | null
  phone: string | null
  taxId: string | null
  employees: number | null
  revenue: number | null
  currency: string | null
  foundedYear: number | null
  parentId: CompanyId | null
  ownerId: MemberId | null
  note: string | null
  own: OwnValues
  version: number
}

export interface Person {
  id: PersonId
  name: string
  companyId: CompanyId | null
  jobTitle: string | null
  email: string | null
  phone: string | null
  language: string | null
  note: string | null
  ownerId: MemberId | null
  own: OwnValues
  version: number
}

export const emptyCompany: Omit<Company, 'id' | 'name' | 'ownerId'> = {
  industry: null,
  country: null,
  city: null,
  address: null,
  website: null,
  email: null,
  phone: null,
  taxId: null,
  employees: null,
  revenue: null,
  currency: null,
  foundedYear: null,
  parentId: null,
  note: null,
  own: {},
  version: 1,
}

export const emptyPerson: Omit<Person, 'id' | 'name' | 'ownerId'> = {
  companyId: null,
  jobTitle: null,
  email: null,
  phone: null,
  language: null,
  note: null,
  own: {},
  version: 1,
}
