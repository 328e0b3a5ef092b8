import type { OwnValues } from '../../contract/fields.ts'
import type { CompanyId, MemberId, PersonId } from '../../contract/ids.ts'
import type { Language } from '../../contract/text.ts'

/**
 * Company      an organisation one sells to, has sold to or may sell to.
 * Person       somebody one talks to: at a company, or a customer of his own.
 * Habits       what a customer needs and likes, and how he buys; the lists are in contract/customers/habits.ts.
 * Labels       what his first mail, telephone and address are for.
 * Owner        the colleague who looks after the customer; rights reach a customer through him.
 * Parent       the company's group. Groups nest, but nothing stands below itself.
 * Customer     a company or a person: what `customers.see` and `customers.edit` are about.
 */
export interface Habits {
  needs: string | null
  preferences: string | null
  ordersBy: string | null
  orderRhythm: string | null
  paymentTerms: string | null
  contactChannel: string | null
  contactTime: string | null
  language: Language | null
}

export interface Labels {
  emailLabel: string | null
  phoneLabel: string | null
  addressLabel: string | null
}

export interface Company extends Habits, Labels {
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

export interface Person extends Habits, Labels {
  id: PersonId
  name: string
  companyId: CompanyId | null
  jobTitle: string | null
  email: string | null
  phone: string | null
  address: string | null
  city: string | null
  country: string | null
  reportsToId: PersonId | null
  note: string | null
  ownerId: MemberId | null
  own: OwnValues
  version: number
}

const nothingKnown: Habits & Labels = {
  needs: null,
  preferences: null,
  ordersBy: null,
  orderRhythm: null,
  paymentTerms: null,
  contactChannel: null,
  contactTime: null,
  language: null,
  emailLabel: null,
  phoneLabel: null,
  addressLabel: null,
}

export const emptyCompany: Omit<Company, 'id' | 'name' | 'ownerId'> = {
  ...nothingKnown,
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
  ...nothingKnown,
  companyId: null,
  jobTitle: null,
  email: null,
  phone: null,
  address: null,
  city: null,
  country: null,
  reportsToId: null,
  note: null,
  own: {},
  version: 1,
}
