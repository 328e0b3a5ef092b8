import { z } from 'zod'
import { Instant } from './days.ts'
import { Page, PageQuery } from './page.ts'
import { route } from './route.ts'
import { Line } from './text.ts'

/** What can be found: records, and what belongs to them. */
export const foundKinds = [
  'deals',
  'leads',
  'companies',
  'people',
  'products',
  'processes',
  'files',
  'activities',
] as const
export const FoundKind = z.enum(foundKinds)
export type FoundKind = z.infer<typeof FoundKind>

/** Records that have a page of their own. */
export const RecordKind = FoundKind.extract(['deals', 'leads', 'companies', 'people'])
export type RecordKind = z.infer<typeof RecordKind>

/** Where it was found, if not in the name: `spelling` is a name written a little differently. */
export const foundWhere = ['number', 'contact', 'own_field', 'note', 'text', 'spelling'] as const
export const FoundWhere = z.enum(foundWhere)
export type FoundWhere = z.infer<typeof FoundWhere>

export const Found = z.object({
  kind: FoundKind,
  id: z.uuid(),
  title: z.string(),
  /** What tells two of one name apart: the company, the city, the number. */
  subtitle: z.string().nullable(),
  /** What holds the words; null where that is the title. `label` names a field of the company's own. */
  matched: z
    .object({ where: FoundWhere, text: z.string().nullable(), label: z.string().nullable() })
    .nullable(),
  /** The record that a file or an activity belongs to; of a file on a deal he may not open, his own task beside it. */
  about: z.object({ kind: z.enum([...RecordKind.options, 'tasks']), id: z.uuid() }).nullable(),
  /** When a file was added or an activity was. */
  at: Instant.nullable(),
})
export type Found = z.infer<typeof Found>

const one = `(?:deals|leads|companies|people):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`

const Asked = Line(100).refine((text) => [...text].length >= 2, { error: 'too_small' })

export const search = route({
  method: 'GET',
  path: '/search',
  summary:
    'Everything that holds the words in its name, number, mail address, telephone, searchable own fields, notes or texts: up to 8 of each kind, best first. If that is little, names that are spelt much like it. Two letters look at beginnings of words, more look everywhere.',
  needs: 'signed_in',
  query: z.object({ q: Asked }),
  returns: z.object({
    groups: z.array(
      z.object({
        kind: FoundKind,
        rows: z.array(Found),
        /** There are more of the kind: see the list of one kind. */
        more: z.boolean(),
      }),
    ),
  }),
})

export const searchKind = route({
  method: 'GET',
  path: '/search/{kind}',
  summary:
    'All of one kind that hold the words, a page at a time: names in their order, then what was found elsewhere on the record. Files and activities: the latest first.',
  needs: 'signed_in',
  params: z.object({ kind: FoundKind }),
  query: z.object({ q: Asked, ...PageQuery }),
  returns: Page(Found),
  refusals: ['bad_cursor'],
})

export const nameRecords = route({
  method: 'GET',
  path: '/search/records',
  summary:
    'What records are called whose ids are known, in the order asked for, up to ten: `of=deals:01a2…,people:01a3…`. What is not here or may not be seen is left out.',
  needs: 'signed_in',
  query: z.object({
    /** Up to ten, as `deals:01a2…,people:01a3…`. */
    of: z.string().regex(new RegExp(`^${one}(?:,${one}){0,9}$`)),
  }),
  returns: z.object({ rows: z.array(Found) }),
})
