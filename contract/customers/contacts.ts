import { z } from 'zod'
import { CompanyId, ContactDetailId, PersonId } from '../ids.ts'
import { route } from '../route.ts'
import { Country } from '../team/calendar.ts'
import { Line, Prose } from '../text.ts'

/**
 * Contact detail  one more mail, telephone or address of a company or a person, beside the first one of its kind, which
 *                 stands in the record's own `email`, `phone` and `address`.
 * Label           what it is for; the first one of a kind has one too (`emailLabel` …).
 */
export const contactKinds = ['address', 'email', 'phone'] as const
export const ContactKind = z.enum(contactKinds)
export type ContactKind = z.infer<typeof ContactKind>

export const contactLabels = [
  'work',
  'mobile',
  'private',
  'switchboard',
  'orders',
  'invoice',
  'delivery',
  'visit',
  'registered',
  'other',
] as const
export const ContactLabel = z.enum(contactLabels)
export type ContactLabel = z.infer<typeof ContactLabel>

/** Those that are said of each kind, in the order in which they are offered. */
export const labelsOf = {
  email: ['work', 'private', 'orders', 'invoice', 'other'],
  phone: ['work', 'mobile', 'private', 'switchboard', 'orders', 'other'],
  address: ['visit', 'delivery', 'invoice', 'registered', 'private', 'other'],
} as const satisfies Record<ContactKind, readonly ContactLabel[]>

export const mostContactDetails = 50

export const ContactDetail = z.object({
  id: ContactDetailId,
  kind: ContactKind,
  label: z.string().nullable(),
  /** A mail address, a number as written, or street and number. */
  value: z.string(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  version: z.int(),
})
export type ContactDetail = z.infer<typeof ContactDetail>

/** The labels of what stands in the record itself. */
export const LabelFacts = {
  emailLabel: z.string().nullable(),
  phoneLabel: z.string().nullable(),
  addressLabel: z.string().nullable(),
}

export const labelBody = {
  emailLabel: ContactLabel.nullable(),
  phoneLabel: ContactLabel.nullable(),
  addressLabel: ContactLabel.nullable(),
}

/** The kind says what form the value has; only an address has a city and a country. */
const NewContactDetail = z.strictObject({
  kind: ContactKind,
  label: ContactLabel.nullable().default(null),
  value: Prose(500),
  city: Line(120).nullable().default(null),
  country: Country.nullable().default(null),
})
export type NewContactDetail = z.output<typeof NewContactDetail>

const params = z.object({ id: ContactDetailId })
const refusals = ['not_found', 'too_large', 'malformed'] as const

export const addCompanyContact = route({
  method: 'POST',
  path: '/companies/{id}/contact-details',
  summary: 'One more mail, telephone or address of a company.',
  needs: 'customers.edit',
  params: z.object({ id: CompanyId }),
  body: NewContactDetail,
  returns: ContactDetail,
  status: 201,
  refusals,
})

export const addPersonContact = route({
  method: 'POST',
  path: '/people/{id}/contact-details',
  summary: 'One more mail, telephone or address of a person.',
  needs: 'customers.edit',
  params: z.object({ id: PersonId }),
  body: NewContactDetail,
  returns: ContactDetail,
  status: 201,
  refusals,
})

export const editContactDetail = route({
  method: 'PATCH',
  path: '/contact-details/{id}',
  summary: 'Change what a contact detail says or is for; its kind stays.',
  needs: 'customers.edit',
  params,
  body: z
    .strictObject({
      label: ContactLabel.nullable(),
      value: Prose(500),
      city: Line(120).nullable(),
      country: Country.nullable(),
    })
    .partial(),
  returns: ContactDetail,
  ifMatch: true,
  refusals: ['not_found', 'changed_meanwhile', 'malformed'],
})
export type EditContactDetail = z.output<typeof editContactDetail.body>

export const removeContactDetail = route({
  method: 'DELETE',
  path: '/contact-details/{id}',
  summary: 'Take a contact detail away.',
  needs: 'customers.edit',
  params,
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found'],
})

export const preferContactDetail = route({
  method: 'PUT',
  path: '/contact-details/{id}/preference',
  summary: 'Make it the first of its kind: what was the first becomes a further one.',
  needs: 'customers.edit',
  params,
  body: z.strictObject({}).optional(),
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found'],
})
