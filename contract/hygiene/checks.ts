import { z } from 'zod'
import { MemberId, ProcessId } from '../ids.ts'
import { May, Named } from '../named.ts'
import { route } from '../route.ts'
import { Filter } from '../segments/filters.ts'
import { Line, Text } from '../text.ts'

/**
 * Check    what is looked for in records of a kind: a field that is missing, a mail address that cannot be one, a deal
 *          without a next step. The house brings its own along; a company switches them off, narrows them and adds to them.
 * Finding  a check that a record does not pass.
 * Excuse   somebody said why a record is right as it is: the check passes.
 * Clean    a record without findings.
 * Score    of each kind of record how many of a hundred are clean, and of the kinds their mean: a million people do not
 *          hide three hundred deals. Rounded down, so that 100 means that nothing is left.
 */

/** Companies and people all of them; deals while they are open; leads until they are qualified or disqualified. */
export const checkedEntities = ['company', 'person', 'deal', 'lead'] as const
export const CheckedEntity = z.enum(checkedEntities)
export type CheckedEntity = z.infer<typeof CheckedEntity>

/** The house's own are named after what they look at; a company's begin with `own_`. */
export const CheckKey = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,79}$/)

/** A field by the name filters know it by, as `industry` or `own.tender_number`. */
const FieldName = z.string().regex(/^[a-z][a-z_]{0,39}$|^own\.[a-z][a-z0-9_]{0,59}$/)

export const malformedAs = ['email', 'phone', 'website'] as const

/** What is wrong with a record. */
export const Fault = z.discriminatedUnion('is', [
  /** None of the fields is filled. */
  z.strictObject({ is: z.literal('missing'), fields: z.array(FieldName).min(1).max(3) }),
  /** It is filled with something that cannot be one. */
  z.strictObject({ is: z.literal('malformed'), field: FieldName, as: z.enum(malformedAs) }),
  /** It is filled otherwise than this: `0` is a digit, `A` a letter, `?` any character, `*` any number of them. */
  z.strictObject({ is: z.literal('unlike'), field: FieldName, pattern: Line(80) }),
  /** A day that has passed. */
  z.strictObject({ is: z.literal('past'), field: FieldName }),
  /** It was longer ago than so many days, or never. */
  z.strictObject({ is: z.literal('old'), field: FieldName, days: z.int().min(1).max(3_650) }),
  /** A filter means it. */
  z.strictObject({ is: z.literal('meant'), filter: Filter }),
])
export type Fault = z.infer<typeof Fault>

/** The fields with which a fault is put right. */
export function fieldsOf(fault: Fault): readonly string[] {
  if (fault.is === 'missing') return fault.fields
  return fault.is === 'meant' ? [] : [fault.field]
}

export const Check = z.object({
  key: CheckKey,
  entity: CheckedEntity,
  /** Null: one of the house's, which has its words in every language. */
  name: z.string().nullable(),
  /** Of an own field that the form asks for: what that is called. */
  label: Text.nullable(),
  fault: Fault,
  /** Which records it is asked of. One without conditions means every record. */
  about: Filter,
  active: z.boolean(),
  /** Something it asks about is gone: it is passed over until somebody puts it right. */
  broken: z.boolean(),
  /** Findings one may repair. */
  count: z.int(),
  version: z.int(),
})
export type Check = z.infer<typeof Check>

/** How many records are looked after, and how many of them have something wrong. */
export const Cleanness = z.object({
  /** 0 to 100; null where there is no record. */
  score: z.int().nullable(),
  kinds: z.array(z.object({ entity: CheckedEntity, records: z.int(), faulty: z.int() })),
})
export type Cleanness = z.infer<typeof Cleanness>

export const showChecks = route({
  method: 'GET',
  path: '/checks',
  summary: 'What is looked for, how much of it one may repair, and how clean the records one may see are.',
  needs: 'signed_in',
  returns: z.object({
    checks: z.array(Check),
    /** Of all records one may see. */
    whole: Cleanness,
    owners: z.array(Cleanness.extend({ owner: Named(MemberId) })),
    /** Of the open deals of each process. */
    processes: z.array(Cleanness.extend({ process: z.object({ id: ProcessId, name: Text }) })),
    /** The score of the whole, a week apart, the oldest first; the last is the present one. */
    weeks: z.array(z.object({ day: z.iso.date(), score: z.int().nullable() })),
    /** Records are being gone through for the first time, or for a check that changed: counts may still grow. */
    counting: z.boolean(),
    can: z.object({ edit: May }),
  }),
})
export type Checks = z.infer<(typeof showChecks)['returns']>

const parts = { name: Line(120), fault: Fault, about: Filter, active: z.boolean() }

export const addCheck = route({
  method: 'POST',
  path: '/checks',
  summary: 'A check of the company. Records are gone through for it at once.',
  needs: 'workspace.manage',
  body: z.strictObject({
    entity: CheckedEntity,
    ...z.object(parts).partial().required({ name: true, fault: true }).shape,
  }),
  returns: Check,
  status: 201,
  refusals: ['malformed'],
})
export type AddCheck = z.output<typeof addCheck.body>

const params = z.object({ key: CheckKey })

export const editCheck = route({
  method: 'PATCH',
  path: '/checks/{key}',
  summary: "Switch a check on or off, or narrow it; of the company's own also its name and what is wrong.",
  needs: 'workspace.manage',
  params,
  body: z.strictObject(parts).partial(),
  returns: Check,
  ifMatch: true,
  refusals: ['not_found', 'changed_meanwhile', 'malformed'],
})
export type EditCheck = z.output<typeof editCheck.body>

export const removeCheck = route({
  method: 'DELETE',
  path: '/checks/{key}',
  summary: "Take away a check of the company's own; one of the house's is as it came again.",
  needs: 'workspace.manage',
  params,
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found'],
})
