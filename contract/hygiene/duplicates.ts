import { z } from 'zod'
import { Instant } from '../days.ts'
import { CompanyId, MemberId, MergeId, PersonId } from '../ids.ts'
import { May, Named } from '../named.ts'
import { Page, PageQuery } from '../page.ts'
import { route } from '../route.ts'
import { Country } from '../team/calendar.ts'
import { Line } from '../text.ts'

export const duplicateEntities = ['person', 'company'] as const
export const DuplicateEntity = z.enum(duplicateEntities)
export type DuplicateEntity = z.infer<typeof DuplicateEntity>

/** What speaks for two records being one, and after it what speaks against. */
export const likenesses = [
  'same_name',
  'same_words',
  'similar_name',
  'same_sound',
  'short_name',
  'same_email',
  'similar_email',
  'shared_email',
  'same_phone',
  'similar_phone',
  'same_website',
  'same_tax_id',
  'same_company',
  'same_place',
  'other_name',
  'other_first_name',
  'other_email',
  'other_phone',
  'other_website',
  'other_tax_id',
  'other_company',
  'other_place',
  'one_group',
] as const
export const Likeness = z.enum(likenesses)
export type Likeness = z.infer<typeof Likeness>

/** Points out of 100 from which two records are held for one. Half is as likely as not. */
export const duplicateThreshold = 50

/**
 * What a merge may take over from the record that goes, by entity. What is empty on the kept one is filled without asking,
 * and notes are put together.
 */
export const mergeFields = {
  person: ['name', 'companyId', 'jobTitle', 'email', 'phone', 'language', 'ownerId'],
  company: [
    'name',
    'industry',
    'country',
    'city',
    'address',
    'website',
    'email',
    'phone',
    'taxId',
    'employees',
    'revenue',
    'foundedYear',
    'parentId',
    'ownerId',
  ],
} as const
export type MergeField = (typeof mergeFields)[DuplicateEntity][number]
const everyField = [...new Set([...mergeFields.person, ...mergeFields.company])] as [
  MergeField,
  ...MergeField[],
]

const RecordId = z.union([PersonId, CompanyId])

/** One of two records, with what is needed to choose between them. */
export const Side = z.object({
  id: RecordId,
  name: z.string(),
  /** What stands in each field, as words: a number as its digits, a colleague or company by name. */
  fields: z.partialRecord(z.enum(everyField), z.string().nullable()),
  deals: z.int(),
  activities: z.int(),
  people: z.int(),
  createdAt: Instant,
  version: z.int(),
})
export type Side = z.infer<typeof Side>

export const DuplicatePair = z.object({
  entity: DuplicateEntity,
  score: z.int(),
  reasons: z.array(Likeness),
  /** The one with more to it first: the better one to keep. */
  sides: z.tuple([Side, Side]),
  /** Fields that are better taken from the second: empty or poorer on the first. */
  better: z.array(z.enum(everyField)),
  can: z.object({ merge: May }),
})
export type DuplicatePair = z.infer<typeof DuplicatePair>

export const lookAlikes = route({
  method: 'GET',
  path: '/duplicates',
  summary: 'Customers one may see that look like what is being typed, the most alike first.',
  needs: 'customers.see',
  query: z.object({
    entity: DuplicateEntity,
    name: Line(200).optional(),
    email: Line(254).optional(),
    phone: Line(60).optional(),
    companyId: CompanyId.optional(),
    website: Line(300).optional(),
    taxId: Line(60).optional(),
    city: Line(120).optional(),
    country: Country.optional(),
  }),
  returns: z.object({
    rows: z.array(
      z.object({
        id: RecordId,
        name: z.string(),
        /** What tells it apart: job and company, or place. */
        subtitle: z.string().nullable(),
        owner: Named(MemberId).nullable(),
        score: z.int(),
        reasons: z.array(Likeness),
      }),
    ),
  }),
})
export type LookAlikes = z.infer<(typeof lookAlikes)['returns']>

export const listDuplicates = route({
  method: 'GET',
  path: '/duplicates/pairs',
  summary: 'Pairs of customers that look like one, the most alike first; both are ones that one may see.',
  needs: 'customers.see',
  query: z.object({ ...PageQuery, entity: DuplicateEntity }),
  returns: Page(DuplicatePair).extend({
    /** Records that have changed and were not compared yet; what is shown may grow by theirs. */
    waiting: z.int(),
  }),
  refusals: ['bad_cursor'],
})

const pairParams = z.object({ firstId: RecordId, secondId: RecordId })

export const dismissDuplicate = route({
  method: 'PUT',
  path: '/duplicates/pairs/{firstId}/{secondId}/dismissal',
  summary: 'These are two: the pair is never proposed again.',
  needs: 'customers.edit',
  params: pairParams,
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found', 'not_allowed'],
})

export const undismissDuplicate = route({
  method: 'DELETE',
  path: '/duplicates/pairs/{firstId}/{secondId}/dismissal',
  summary: 'Take back that these are two.',
  needs: 'customers.edit',
  params: pairParams,
  returns: z.undefined(),
  status: 204,
  refusals: ['not_found', 'not_allowed'],
})

export const Merge = z.object({
  id: MergeId,
  entity: DuplicateEntity,
  kept: Named(RecordId),
  gone: Named(RecordId),
  at: Instant,
  by: Named(MemberId).nullable(),
  undoneAt: Instant.nullable(),
  can: z.object({ undo: May }),
})
export type Merge = z.infer<typeof Merge>

export const mergeCustomers = route({
  method: 'POST',
  path: '/duplicates/merges',
  summary: 'Make two records one: all that belonged to the one that goes belongs to the one that is kept.',
  needs: 'customers.edit',
  body: z.strictObject({
    entity: DuplicateEntity,
    keep: z.strictObject({ id: RecordId, version: z.int() }),
    gone: z.strictObject({ id: RecordId, version: z.int() }),
    /** Fields whose value comes from the one that goes. */
    take: z.array(z.enum(everyField)).max(everyField.length).default([]),
  }),
  returns: Merge,
  status: 201,
  refusals: ['malformed', 'not_allowed', 'changed_meanwhile'],
})
export type MergeCustomers = z.output<typeof mergeCustomers.body>

export const listMerges = route({
  method: 'GET',
  path: '/duplicates/merges',
  summary: 'What was merged, the latest first, where one may see the record that was kept.',
  needs: 'customers.see',
  query: z.object({ ...PageQuery, entity: DuplicateEntity.optional() }),
  returns: Page(Merge),
  refusals: ['bad_cursor'],
})

export const undoMerge = route({
  method: 'PUT',
  path: '/duplicates/merges/{mergeId}/undoing',
  summary: 'Make it two again, within thirty days; what was done since stays with the kept one.',
  needs: 'customers.edit',
  params: z.object({ mergeId: MergeId }),
  returns: Merge,
  refusals: ['not_found', 'not_allowed', 'merge_not_undoable'],
})
