import { z } from 'zod'
import { Day, Instant } from './days.ts'
import { MemberId, OwnFieldId } from './ids.ts'
import { Currency, MinorUnits } from './money.ts'
import { May } from './named.ts'
import { route } from './route.ts'
import { Line, Text } from './text.ts'

/**
 * Own field  a field the company adds to a kind of record, beside those every company has.
 * Value      what stands in it on one record; a record without one has no key for it.
 * Type       for good: what is written in a field never changes its meaning. Neither does its key.
 * Retired    shown and asked for no more; its values stay, and come back with it.
 */

export const ownFieldEntities = ['company', 'person', 'product', 'deal', 'lead'] as const
export const OwnFieldEntity = z.enum(ownFieldEntities)
export type OwnFieldEntity = z.infer<typeof OwnFieldEntity>

/** `person` is a colleague; `choices` are several of the field's choices. */
export const ownFieldTypes = [
  'text',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'person',
  'link',
  'yes_no',
] as const
export const OwnFieldType = z.enum(ownFieldTypes)
export type OwnFieldType = z.infer<typeof OwnFieldType>

/** What values are kept, imported and asked about by: `tender_number`. */
export const OwnFieldKey = z.string().regex(/^(?!constructor$)[a-z][a-z0-9_]{0,59}$/)

/** What may be said of a deal, its company and its person by a process: `deal.own.tender_number`. */
export const processEntities = ['deal', 'company', 'person'] as const
export const OwnFieldName = z.templateLiteral([
  z.enum(processEntities),
  z.literal('.own.'),
  z.string().regex(/[a-z][a-z0-9_]{0,59}/),
])
export type OwnFieldName = z.infer<typeof OwnFieldName>

/** A label, a help text or a unit is one line in each language. */
const Label = Text
const Choice = z.strictObject({ key: OwnFieldKey, label: Label, retired: z.boolean() })
export type OwnFieldChoice = z.infer<typeof Choice>

export const OwnField = z.object({
  id: OwnFieldId,
  entity: OwnFieldEntity,
  key: OwnFieldKey,
  label: Label,
  type: OwnFieldType,
  /** Of a `choice` or `choices`, in their order. Retired ones are chosen no more, and stay where they were. */
  choices: z.array(Choice),
  /** Of `money`: the only currency it is in. Null: any. */
  currency: Currency.nullable(),
  /** Of a `number`: what it counts, as `kWp`. */
  unit: Label.nullable(),
  help: Label.nullable(),
  /** The heading it stands under. */
  group: Label.nullable(),
  position: z.int(),
  /** Search finds a record by what stands in it. */
  searchable: z.boolean(),
  /** The form of a new record asks for it. */
  asked: z.boolean(),
  retiredAt: Instant.nullable(),
  version: z.int(),
})
export type OwnField = z.infer<typeof OwnField>

/**
 * By type: text, link: a string · number · money: `{ amount, currency }` in minor units · date: `YYYY-MM-DD` ·
 * choice: its key · choices: their keys in the field's order · person: a colleague's id · yes_no: a boolean.
 */
export const OwnValue = z.union([
  z.string().max(2_000),
  z.number(),
  z.boolean(),
  z.strictObject({ amount: MinorUnits, currency: Currency }),
  z.array(OwnFieldKey).max(100),
])
export type OwnValue = z.infer<typeof OwnValue>

/** By key. What is not filled in is not there. */
export const OwnValues = z.record(OwnFieldKey, OwnValue)
export type OwnValues = z.infer<typeof OwnValues>

/** Only what is to change; null empties a field. A key that is none of a field is refused as an unknown field. */
export const OwnEdit = z.record(z.string().max(60), OwnValue.nullable())
export type OwnEdit = z.infer<typeof OwnEdit>

/** What a value of each type has to be, as far as its form goes; choices and colleagues are looked up beside it. */
export const ownValueForms = {
  text: Line(2_000),
  number: z.number().min(-1e15).max(1e15),
  money: z.strictObject({ amount: MinorUnits, currency: Currency }),
  date: Day,
  choice: OwnFieldKey,
  choices: z.array(OwnFieldKey).max(100),
  person: MemberId,
  link: Line(1_000),
  yes_no: z.boolean(),
} as const satisfies Record<OwnFieldType, z.ZodType>

const NewChoice = z.strictObject({
  key: OwnFieldKey.optional(),
  label: Label,
  retired: z.boolean().optional(),
})
export type NewOwnFieldChoice = z.infer<typeof NewChoice>

const parts = {
  label: Label,
  /** One without a key is new. One that is left out is retired: records may have it. */
  choices: z.array(NewChoice).max(100),
  currency: Currency.nullable(),
  unit: Label.nullable(),
  help: Label.nullable(),
  group: Label.nullable(),
  searchable: z.boolean(),
  asked: z.boolean(),
}

export const listOwnFields = route({
  method: 'GET',
  path: '/own-fields',
  summary: 'The fields the company has added to its records, retired ones too, in their order.',
  needs: 'signed_in',
  returns: z.object({ rows: z.array(OwnField), can: z.object({ edit: May }) }),
})

export const addOwnField = route({
  method: 'POST',
  path: '/own-fields',
  summary: 'A new field, the last of its kind of record. Type and key stay for good.',
  needs: 'workspace.manage',
  body: z.strictObject({
    entity: OwnFieldEntity,
    type: OwnFieldType,
    /** Made of the label unless said. */
    key: OwnFieldKey.optional(),
    ...z.object(parts).partial().required({ label: true }).shape,
  }),
  returns: OwnField,
  status: 201,
  refusals: ['already_exists', 'malformed'],
})
export type AddOwnField = z.output<typeof addOwnField.body>

const params = z.object({ id: OwnFieldId })

export const editOwnField = route({
  method: 'PATCH',
  path: '/own-fields/{id}',
  summary: 'Change what a field is called, its choices, unit, help or place.',
  needs: 'workspace.manage',
  params,
  body: z.strictObject(parts).partial(),
  returns: OwnField,
  ifMatch: true,
  refusals: ['not_found', 'changed_meanwhile', 'malformed'],
})
export type EditOwnField = z.output<typeof editOwnField.body>

export const retireOwnField = route({
  method: 'PUT',
  path: '/own-fields/{id}/retirement',
  summary: 'Show and ask for a field no more. Its values stay.',
  needs: 'workspace.manage',
  params,
  body: z.strictObject({}).optional(),
  returns: OwnField,
  refusals: ['not_found'],
})

export const bringBackOwnField = route({
  method: 'DELETE',
  path: '/own-fields/{id}/retirement',
  summary: 'Bring a retired field back, with the values it had.',
  needs: 'workspace.manage',
  params,
  returns: OwnField,
  refusals: ['not_found'],
})

export const orderOwnFields = route({
  method: 'PUT',
  path: '/own-fields/order',
  summary: 'The order in which the fields of a kind of record are shown and asked for.',
  needs: 'workspace.manage',
  body: z.strictObject({ entity: OwnFieldEntity, ids: z.array(OwnFieldId).max(200) }),
  returns: z.object({ rows: z.array(OwnField) }),
  refusals: ['malformed'],
})
