import { z } from 'zod'
import { Instant } from './days.ts'
import { Channel, Source } from './deals/deal.ts'
import { OwnFieldKey } from './fields.ts'
import { FormId } from './ids.ts'
import { May } from './named.ts'
import { route } from './route.ts'
import { Line, Text } from './text.ts'

/**
 * Form         a page on which strangers leave word; what they send becomes a lead.
 * Open         whoever has its address may send it. A closed form is not there.
 * Consent      what a visitor agrees to, in words that are numbered: a changed text is a new version.
 * Opt-in       double: the lead is made only when the link in a mail was followed and confirmed.
 * Origin       a website that may show the form: `https://www.acme.com`.
 */

/** What of a lead a form can ask for, beside the company's own fields of leads (`own.<key>`). */
export const formFacts = [
  'name',
  'companyName',
  'jobTitle',
  'email',
  'phone',
  'website',
  'city',
  'need',
] as const
export const FormFact = z.enum(formFacts)
export type FormFact = z.infer<typeof FormFact>

/** Without one of these a lead could not be called anything. */
export const namingFacts = ['name', 'companyName', 'email', 'phone'] as const satisfies readonly FormFact[]

export const FormFieldName = z.union([FormFact, z.templateLiteral(['own.', z.string()])]).refine(isFieldName)
export type FormFieldName = z.infer<typeof FormFieldName>

function isFieldName(name: string): boolean {
  return !name.startsWith('own.') || OwnFieldKey.safeParse(name.slice(4)).success
}

/** Null: the words that every form has for it, in four languages; of an own field its label. */
const Words = Text.nullable()

export const FormField = z.strictObject({
  field: FormFieldName,
  required: z.boolean(),
  label: Words,
  help: Words,
})
export type FormField = z.infer<typeof FormField>

/** A website as browsers name it, without a path. */
export const WebOrigin = z
  .string()
  .trim()
  .max(200)
  .refine(isWebOrigin, { error: 'no_web_origin' })
  .transform((value) => new URL(value).origin)

function isWebOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, pathname, search, hash, username } = new URL(value)
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '' && username === ''
}

const PageAddress = Line(500).refine(
  (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
  { error: 'no_web_address' },
)

const parts = {
  /** What colleagues call it. */
  name: Line(120),
  title: Words,
  intro: Words,
  button: Words,
  thanks: Words,
  fields: z
    .array(FormField)
    .max(30)
    .refine((fields) => new Set(fields.map(({ field }) => field)).size === fields.length, { error: 'twice' }),
  consent: z.strictObject({ text: Text, required: z.boolean() }).nullable(),
  doubleOptIn: z.boolean(),
  source: Source.nullable(),
  channel: Channel.nullable(),
  campaign: Line(200).nullable(),
  /** Where the visitor is sent afterwards; null: the page with the thanks. */
  redirectTo: PageAddress.nullable(),
  origins: z.array(WebOrigin).max(20),
}

export const Form = z.object({
  id: FormId,
  ...parts,
  origins: z.array(z.string()),
  /** Its place in the address: `/f/{slug}`. */
  slug: z.string(),
  /** Counted up when the text of the consent changes. */
  consentVersion: z.int(),
  openedAt: Instant.nullable(),
  version: z.int(),
})
export type Form = z.infer<typeof Form>

const Addresses = {
  /** The page itself. */
  url: z.string(),
  /** Shows the form as it is saved, open or not; nothing can be sent from it. */
  previewUrl: z.string(),
  /** The line that puts it into another page. */
  embed: z.string(),
  can: z.object({ open: May, remove: May }),
}

export const FormShown = z.object({ ...Form.shape, ...Addresses })
export type FormShown = z.infer<typeof FormShown>

export const FormInList = z.object({
  id: FormId,
  name: z.string(),
  url: z.string(),
  openedAt: Instant.nullable(),
  /** Leads it made in the last thirty days. */
  leads: z.int(),
  lastLeadAt: Instant.nullable(),
  createdAt: Instant,
})
export type FormInList = z.infer<typeof FormInList>

export const listForms = route({
  method: 'GET',
  path: '/forms',
  summary: 'The company’s web forms, with the leads of the last thirty days.',
  needs: 'workspace.manage',
  returns: z.object({ rows: z.array(FormInList), mailWorks: z.boolean() }),
})

export const createForm = route({
  method: 'POST',
  path: '/forms',
  summary: 'A new form, closed: it asks for a name, an email address and the need unless said otherwise.',
  needs: 'workspace.manage',
  body: z.strictObject(parts).partial().required({ name: true }),
  returns: FormShown,
  status: 201,
  refusals: ['malformed'],
})
export type CreateForm = z.output<typeof createForm.body>

const params = z.object({ id: FormId })

export const showForm = route({
  method: 'GET',
  path: '/forms/{id}',
  summary: 'One form, its address and the line that embeds it.',
  needs: 'workspace.manage',
  params,
  returns: FormShown,
})

export const editForm = route({
  method: 'PATCH',
  path: '/forms/{id}',
  summary: 'Change a form. Another consent text is a new version; leads keep what was agreed to.',
  needs: 'workspace.manage',
  params,
  body: z.strictObject(parts).partial(),
  returns: FormShown,
  ifMatch: true,
  refusals: ['changed_meanwhile', 'malformed'],
})
export type EditForm = z.output<typeof editForm.body>

export const openForm = route({
  method: 'PUT',
  path: '/forms/{id}/opening',
  summary: 'Open a form to everybody who has its address.',
  needs: 'workspace.manage',
  params,
  body: z.strictObject({}).optional(),
  returns: FormShown,
})

export const closeForm = route({
  method: 'DELETE',
  path: '/forms/{id}/opening',
  summary: 'Close a form: its address shows nothing, within a second.',
  needs: 'workspace.manage',
  params,
  returns: FormShown,
})

export const removeForm = route({
  method: 'DELETE',
  path: '/forms/{id}',
  summary: 'Remove a closed form and what still waits for a confirmation. Its leads stay.',
  needs: 'workspace.manage',
  params,
  returns: z.undefined(),
  status: 204,
  refusals: ['still_used'],
})
