import { z } from 'zod'
import { Instant } from '../days.ts'
import { OwnEdit, OwnValues } from '../fields.ts'
import { CompanyId, MemberId, PersonId } from '../ids.ts'
import { Currency, MinorUnits } from '../money.ts'
import { May, Named } from '../named.ts'
import { Page, PageQuery } from '../page.ts'
import { route } from '../route.ts'
import { NarrowingQuery } from '../segments/filters.ts'
import { Country } from '../team/calendar.ts'
import { Line, Prose } from '../text.ts'
import { Email, Phone, WebAddress } from './contact-details.ts'
import { ContactDetail, LabelFacts, labelBody } from './contacts.ts'
import { HabitFacts, habitBody } from './habits.ts'
import { CustomerOrder } from './order.ts'
import { PersonInList } from './people.ts'
import { Tag, TagsAsked, TagsInList } from './tags.ts'

/** What a company list shows; the rest stands on the company's page. */
const CompanyFacts = {
  id: CompanyId,
  name: z.string(),
  industry: z.string().nullable(),
  country: z.string().nullable(),
  city: z.string().nullable(),
  website: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  employees: z.int().nullable(),
  owner: Named(MemberId).nullable(),
  /** The company's own fields (contract/fields.ts), by key. */
  own: OwnValues,
  createdAt: Instant,
  version: z.int(),
}

export const CompanyInList = z.object({ ...CompanyFacts, ...TagsInList })
export type CompanyInList = z.infer<typeof CompanyInList>

export const Company = z.object({
  ...CompanyFacts,
  address: z.string().nullable(),
  taxId: z.string().nullable(),
  /** A year's turnover in minor units of `currency`. */
  revenue: z.int().nullable(),
  currency: z.string().nullable(),
  foundedYear: z.int().nullable(),
  /** The group it belongs to, if the reader may see that. */
  parent: Named(CompanyId).nullable(),
  note: z.string().nullable(),
  ...HabitFacts,
  ...LabelFacts,
  externalId: z.string().nullable(),
  can: z.object({ edit: May }),
})
export type Company = z.infer<typeof Company>

export const CompanyPage = Company.extend({
  /** The first 200 by name, of those the reader may see. */
  people: z.array(PersonInList.extend({ reportsToId: PersonId.nullable() })),
  /** Companies of its group below it, by name. */
  subsidiaries: z.array(Named(CompanyId)),
  /** Beside the first mail, telephone and address, which stand in the company itself. */
  contacts: z.array(ContactDetail),
  tags: z.array(Tag),
})
export type CompanyPage = z.infer<typeof CompanyPage>

const params = z.object({ id: CompanyId })

const body = {
  industry: Line(120).nullable(),
  country: Country.nullable(),
  city: Line(120).nullable(),
  address: Prose(500).nullable(),
  website: WebAddress.nullable(),
  email: Email.nullable(),
  phone: Phone.nullable(),
  taxId: Line(60).nullable(),
  employees: z.int().min(0).max(20_000_000).nullable(),
  revenue: MinorUnits.nullable(),
  currency: Currency.nullable(),
  foundedYear: z.int().min(1000).max(2200).nullable(),
  parentId: CompanyId.nullable(),
  /** Left out: whoever makes the record. Null: nobody, and only who sees everybody's customers sees it. */
  ownerId: MemberId.nullable(),
  note: Prose().nullable(),
  ...habitBody,
  ...labelBody,
  /** The company's own fields by key; those left out stay, null empties one. */
  own: OwnEdit,
}

export const CompanyFilter = {
  /** Part of the name. */
  text: Line(100).optional(),
  industry: Line(120).optional(),
  country: Country.optional(),
  owner: MemberId.optional(),
}

export const listCompanies = route({
  method: 'GET',
  path: '/companies',
  summary: 'Companies one may see, filtered and sorted, page by page.',
  needs: 'customers.see',
  query: z.object({ ...PageQuery, ...CompanyFilter, ...NarrowingQuery, ...CustomerOrder, ...TagsAsked }),
  returns: Page(CompanyInList),
  refusals: ['bad_cursor'],
})

export const companyChoices = route({
  method: 'GET',
  path: '/companies/choices',
  summary: 'Industries and countries of the companies one may see: what a list can be filtered by.',
  needs: 'customers.see',
  returns: z.object({ industries: z.array(z.string()), countries: z.array(z.string()) }),
})

export const createCompany = route({
  method: 'POST',
  path: '/companies',
  summary: 'A new company.',
  needs: 'customers.edit',
  body: z.strictObject({ name: Line(), ...z.object(body).partial().shape }),
  returns: Company,
  status: 201,
  refusals: ['malformed'],
})
export type CreateCompany = z.output<typeof createCompany.body>

export const showCompany = route({
  method: 'GET',
  path: '/companies/{id}',
  summary: 'One company with its people and subsidiaries.',
  needs: 'customers.see',
  params,
  returns: CompanyPage,
  refusals: ['not_found'],
})

export const editCompany = route({
  method: 'PATCH',
  path: '/companies/{id}',
  summary: 'Change facts of a company; null empties a field.',
  needs: 'customers.edit',
  params,
  body: z.strictObject({ name: Line(), ...body }).partial(),
  returns: Company,
  ifMatch: true,
  refusals: ['not_found', 'changed_meanwhile', 'malformed'],
})
export type EditCompany = z.output<typeof editCompany.body>
