import { z } from 'zod'
import { Instant } from '../days.ts'
import { OwnEdit, OwnValues } from '../fields.ts'
import { CompanyId, MemberId, PersonId } from '../ids.ts'
import { May, Named } from '../named.ts'
import { Page, PageQuery } from '../page.ts'
import { route } from '../route.ts'
import { NarrowingQuery } from '../segments/filters.ts'
import { Country } from '../team/calendar.ts'
import { Line, Prose } from '../text.ts'
import { Email, Phone } from './contact-details.ts'
import { ContactDetail, LabelFacts, labelBody } from './contacts.ts'
import { HabitFacts, habitBody } from './habits.ts'
import { CustomerOrder } from './order.ts'
import { Tag, TagsAsked, TagsInList } from './tags.ts'

/** A person of a company, or a customer of his own. The name is one field: not every name has a first and a last. */
const PersonFacts = {
  id: PersonId,
  name: z.string(),
  jobTitle: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Null too when the reader may not see the company. */
  company: Named(CompanyId).nullable(),
  owner: Named(MemberId).nullable(),
  /** The company's own fields (contract/fields.ts), by key. */
  own: OwnValues,
  createdAt: Instant,
  version: z.int(),
}

export const PersonInList = z.object({ ...PersonFacts, ...TagsInList })
export type PersonInList = z.infer<typeof PersonInList>

export const Person = z.object({
  ...PersonFacts,
  address: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  /** To whom he reports, if the reader may see that one. */
  reportsTo: Named(PersonId).nullable(),
  note: z.string().nullable(),
  ...HabitFacts,
  ...LabelFacts,
  externalId: z.string().nullable(),
  can: z.object({ edit: May }),
})
export type Person = z.infer<typeof Person>

export const PersonPage = Person.extend({
  /** Who reports to him, by name; the first 200 of those the reader may see. */
  reports: z.array(Named(PersonId)),
  /** Beside the first mail, telephone and address, which stand in the person himself. */
  contacts: z.array(ContactDetail),
  tags: z.array(Tag),
})
export type PersonPage = z.infer<typeof PersonPage>

const params = z.object({ id: PersonId })

const body = {
  companyId: CompanyId.nullable(),
  jobTitle: Line(120).nullable(),
  email: Email.nullable(),
  phone: Phone.nullable(),
  address: Prose(500).nullable(),
  city: Line(120).nullable(),
  country: Country.nullable(),
  /** Somebody else; never one who reports to him, however far below. */
  reportsToId: PersonId.nullable(),
  note: Prose().nullable(),
  ...habitBody,
  ...labelBody,
  /** Left out: whoever makes the record. Null: nobody, and only who sees everybody's customers sees it. */
  ownerId: MemberId.nullable(),
  /** The company's own fields by key; those left out stay, null empties one. */
  own: OwnEdit,
}

export const PersonFilter = {
  /** Part of the name. */
  text: Line(100).optional(),
  company: CompanyId.optional(),
  owner: MemberId.optional(),
}

export const listPeople = route({
  method: 'GET',
  path: '/people',
  summary: 'People one may see, filtered and sorted, page by page.',
  needs: 'customers.see',
  query: z.object({ ...PageQuery, ...PersonFilter, ...NarrowingQuery, ...CustomerOrder, ...TagsAsked }),
  returns: Page(PersonInList),
  refusals: ['bad_cursor'],
})

export const createPerson = route({
  method: 'POST',
  path: '/people',
  summary: 'A new person, at a company or on his own.',
  needs: 'customers.edit',
  body: z.strictObject({ name: Line(), ...z.object(body).partial().shape }),
  returns: Person,
  status: 201,
  refusals: ['malformed'],
})
export type CreatePerson = z.output<typeof createPerson.body>

export const showPerson = route({
  method: 'GET',
  path: '/people/{id}',
  summary: 'One person, with who reports to him, his further contact details and tags.',
  needs: 'customers.see',
  params,
  returns: PersonPage,
  refusals: ['not_found'],
})

export const editPerson = route({
  method: 'PATCH',
  path: '/people/{id}',
  summary: 'Change facts of a person; null empties a field.',
  needs: 'customers.edit',
  params,
  body: z.strictObject({ name: Line(), ...body }).partial(),
  returns: Person,
  ifMatch: true,
  refusals: ['not_found', 'changed_meanwhile', 'malformed'],
})
export type EditPerson = z.output<typeof editPerson.body>
