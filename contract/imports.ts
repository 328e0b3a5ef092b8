import { z } from 'zod'
import { Instant } from './days.ts'
import { ImportId } from './ids.ts'
import { Currency } from './money.ts'
import { Page, PageQuery } from './page.ts'
import { Key, ProcessDocument } from './process/process-document.ts'
import { route } from './route.ts'
import { Line } from './text.ts'

/**
 * Import    one file read into one kind of record; can be undone as a whole.
 * Profile   what the file says about itself: each column's kind, date order, decimal style, values.
 * Mapping   which column is which of our fields and which value means what. One document, the same for the wizard, the
 *           command line and the API.
 * Dry run   everything but the writing.
 * Flag      a record came in, but lacks something (`no_company`). A fault, by contrast, keeps the row out.
 */

export const importKinds = ['companies', 'people', 'products', 'deals', 'leads'] as const
export const ImportKind = z.enum(importKinds)
export type ImportKind = z.infer<typeof ImportKind>

/**
 * `uploaded` → `mapped` → `running` → `done`; from running also `cancelled` (may be run on) and `failed` (a fault of the
 * house; may be run on). `undoing` → `undone`.
 */
export const importStates = [
  'uploaded',
  'mapped',
  'running',
  'cancelled',
  'failed',
  'done',
  'undoing',
  'undone',
] as const
export const ImportState = z.enum(importStates)
export type ImportState = z.infer<typeof ImportState>

export const rowStates = ['waiting', 'created', 'updated', 'unchanged', 'failed'] as const
export const RowState = z.enum(rowStates)
export type RowState = z.infer<typeof RowState>

/** Order of the parts of a date. `jalali` is year first in the Persian calendar. */
export const dateOrders = ['ymd', 'dmy', 'mdy', 'jalali'] as const
export const DateOrder = z.enum(dateOrders)
export type DateOrder = z.infer<typeof DateOrder>

/** The sign before the decimals; the other one, spaces and apostrophes may group thousands. */
export const DecimalMark = z.enum([',', '.'])
export type DecimalMark = z.infer<typeof DecimalMark>

export const importFields = {
  companies: [
    'external_id',
    'name',
    'industry',
    'country',
    'city',
    'address',
    'website',
    'email',
    'phone',
    'tax_id',
    'employees',
    'revenue',
    'founded_year',
    'language',
    'needs',
    'preferences',
    'orders_by',
    'contact_time',
    'tags',
    'note',
  ],
  people: [
    'external_id',
    'name',
    'job_title',
    'email',
    'phone',
    'address',
    'city',
    'country',
    'language',
    'needs',
    'preferences',
    'orders_by',
    'contact_time',
    'tags',
    'note',
  ],
  colleagues: ['external_id', 'name', 'email'],
  products: ['external_id', 'name', 'series', 'price', 'margin'],
  deals: [
    'external_id',
    'title',
    'stage',
    'amount',
    'currency',
    'opened',
    'closed',
    'close_reason',
    'close_note',
    'source',
    'channel',
    'expected_close_on',
    'next_contact_on',
  ],
  leads: [
    'external_id',
    'name',
    'company_name',
    'job_title',
    'email',
    'phone',
    'website',
    'city',
    'country',
    'language',
    'need',
    'amount',
    'source',
    'channel',
    'campaign',
  ],
} as const

/** Other records a row may name. */
export const importRelations = {
  companies: ['parent', 'owner'],
  people: ['company', 'owner'],
  colleagues: ['team', 'leader', 'department'],
  products: [],
  deals: ['company', 'product', 'owner'],
  leads: ['product', 'owner'],
} as const

const Header = z.string().min(1).max(500)

/** A field the company added itself. */
const OwnColumn = z.templateLiteral([z.literal('own.'), z.string().regex(/[a-z][a-z0-9_]{0,59}/)])

/** A column is one of our fields, perhaps written in a way of its own or in thousands or millions (`times`). */
const ColumnOf = <Field extends readonly [string, ...string[]]>(fields: Field) =>
  z.union([
    z.enum(fields),
    OwnColumn,
    z.strictObject({
      field: z.union([z.enum(fields), OwnColumn]),
      dates: DateOrder.optional(),
      decimals: DecimalMark.optional(),
      times: z.number().positive().max(1e9).optional(),
    }),
  ])

/** What a value of a stage column means. For a closed deal `stage` is the one it was closed in. */
export const StageMeaning = z.union([
  z.strictObject({ stage: Key }),
  z.strictObject({ outcome: z.enum(['won', 'lost']), stage: Key.optional(), reason: Key.optional() }),
])
export type StageMeaning = z.infer<typeof StageMeaning>

/** A value is written otherwise with us; null: it means nothing. */
const ValueMap = z.record(z.string().max(1_000), z.union([Line(1_000), z.null(), StageMeaning]))

export const missingRules = ['flag', 'fail', 'create'] as const
/** Another record, by its name (or its external id). `missing` says what becomes of a row whose name is not known. */
const Relation = z.strictObject({ column: Header, missing: z.enum(missingRules).default('flag') })
export type Relation = z.infer<typeof Relation>

const shared = {
  /** How a row is recognised at the next import. `external_id` needs such a column. */
  identity: z.enum(['external_id', 'name']).default('name'),
  dates: DateOrder.default('ymd'),
  decimals: DecimalMark.default('.'),
  /** The currency of amounts that name none. Absent: the company's own. */
  currency: Currency.optional(),
  /** Per column: what its values mean. */
  values: z.record(Header, ValueMap).default({}),
}

export const CompaniesMapping = z.strictObject({
  kind: z.literal('companies'),
  columns: z.record(Header, ColumnOf(importFields.companies)),
  /** The parent may stand anywhere in the file: it is looked for when all rows are in. */
  relations: z
    .strictObject({
      parent: Relation.extend({ missing: z.enum(['flag', 'create']).default('flag') }),
      owner: Relation,
    })
    .partial()
    .default({}),
  ...shared,
})

export const PeopleMapping = z.strictObject({
  kind: z.literal('people'),
  into: z.literal('people').default('people'),
  columns: z.record(Header, ColumnOf(importFields.people)),
  relations: z.strictObject({ company: Relation, owner: Relation }).partial().default({}),
  ...shared,
})

/** Colleagues come in without a sign-in: known by name, to be invited later. */
export const ColleaguesMapping = z.strictObject({
  kind: z.literal('people'),
  into: z.literal('colleagues'),
  columns: z.record(Header, ColumnOf(importFields.colleagues)),
  relations: z.strictObject({ team: Relation, leader: Relation, department: Relation }).partial().default({}),
  ...shared,
})

export const ProductsMapping = z.strictObject({
  kind: z.literal('products'),
  columns: z.record(Header, ColumnOf(importFields.products)),
  relations: z.strictObject({}).default({}),
  ...shared,
})

export const DealsMapping = z.strictObject({
  kind: z.literal('deals'),
  columns: z.record(Header, ColumnOf(importFields.deals)),
  relations: z.strictObject({ company: Relation, product: Relation, owner: Relation }).partial().default({}),
  /** A published process by its key. With a document, that one is published first when the company has none of the key. */
  process: z.strictObject({ key: Key, document: ProcessDocument.optional() }),
  /** Columns in braces, as `{product} · {account}`, where no column is the title. */
  title: Line(200).optional(),
  ...shared,
  /** `row`: the file has no ids; a row is the same deal while all its cells are the same. */
  identity: z.enum(['external_id', 'row']).default('external_id'),
})
export type DealsMapping = z.infer<typeof DealsMapping>

export const LeadsMapping = z.strictObject({
  kind: z.literal('leads'),
  columns: z.record(Header, ColumnOf(importFields.leads)),
  relations: z.strictObject({ product: Relation, owner: Relation }).partial().default({}),
  ...shared,
})

const allMappings = [
  CompaniesMapping,
  PeopleMapping,
  ColleaguesMapping,
  ProductsMapping,
  DealsMapping,
  LeadsMapping,
] as const
export const ImportMapping = z.union(allMappings)
export type ImportMapping = z.infer<typeof ImportMapping>

/** The one schema a document is meant for, so that faults speak of its own fields and not of every kind's. */
export function mappingSchemaFor(document: unknown): z.ZodType<ImportMapping> {
  const { kind, into } = (document ?? {}) as { kind?: unknown; into?: unknown }
  if (kind === 'companies') return CompaniesMapping
  if (kind === 'products') return ProductsMapping
  if (kind === 'deals') return DealsMapping
  if (kind === 'leads') return LeadsMapping
  return into === 'colleagues' ? ColleaguesMapping : PeopleMapping
}

export const columnKinds = ['empty', 'text', 'number', 'money', 'date', 'email', 'phone'] as const
export const ColumnProfile = z.object({
  name: z.string(),
  kind: z.enum(columnKinds),
  /** Rows in which the cell is empty. */
  blanks: z.int(),
  /** Different values, or null where there are more than 200 of them. */
  distinct: z.array(z.object({ value: z.string(), rows: z.int() })).nullable(),
  samples: z.array(z.string()),
  /** For dates; `ambiguous` where every value could be read both ways. */
  dates: z.object({ order: DateOrder, ambiguous: z.boolean() }).nullable(),
  decimals: z.object({ mark: DecimalMark, ambiguous: z.boolean() }).nullable(),
  /** A currency seen beside the numbers. */
  currency: Currency.nullable(),
})
export type ColumnProfile = z.infer<typeof ColumnProfile>

export const FileProfile = z.object({
  format: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  columns: z.array(ColumnProfile),
  sampleRows: z.array(z.array(z.string())),
})
export type FileProfile = z.infer<typeof FileProfile>

/** `GTXPro` is perhaps our `GTX Pro`: 1 is the same but for case, spaces and signs. */
export const SimilarValue = z.object({
  column: z.string(),
  value: z.string(),
  rows: z.int(),
  ours: z.string(),
  score: z.number(),
})
export type SimilarValue = z.infer<typeof SimilarValue>

/** Why a row stays out; `column` is the file's. `details` for `criteria_unmet`: the same list as every other door gives. */
export const RowFault = z.object({
  column: z.string().nullable(),
  code: z.string(),
  value: z.string().nullable(),
  details: z.record(z.string(), z.unknown()).optional(),
})
export type RowFault = z.infer<typeof RowFault>

export const Import = z.object({
  id: ImportId,
  kind: ImportKind,
  fileName: z.string(),
  state: ImportState,
  rowsTotal: z.int(),
  rowsDone: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  flagged: z.int(),
  /** Why the house stopped, in a sentence for the log's reader. */
  fault: z.string().nullable(),
  by: z.object({ id: z.string(), name: z.string() }).nullable(),
  createdAt: Instant,
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  version: z.int(),
  /** What may be done with it now: `true`, or the code of the refusal that would follow. */
  can: z.object({
    map: z.union([z.literal(true), z.string()]),
    run: z.union([z.literal(true), z.string()]),
    cancel: z.union([z.literal(true), z.string()]),
    undo: z.union([z.literal(true), z.string()]),
  }),
})
export type Import = z.infer<typeof Import>

export const ImportInFull = Import.extend({
  profile: FileProfile,
  mapping: ImportMapping.nullable(),
  proposed: ImportMapping.nullable(),
  similar: z.array(SimilarValue),
  /** How many records carry each flag. */
  flags: z.array(z.object({ flag: z.string(), rows: z.int() })),
})
export type ImportInFull = z.infer<typeof ImportInFull>

export const DryRun = z.object({
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  flagged: z.int(),
  /** The first faults of each column and code, with how many rows have it. */
  faults: z.array(
    z.object({
      column: z.string().nullable(),
      code: z.string(),
      rows: z.int(),
      examples: z.array(z.object({ row: z.int(), value: z.string().nullable() })),
    }),
  ),
  flags: z.array(z.object({ flag: z.string(), rows: z.int() })),
  /** What would come in beside the rows: companies, colleagues, teams that only the file names. */
  alsoCreated: z.array(z.object({ what: z.string(), names: z.int() })),
  /** The first rows as they would be. */
  sample: z.array(z.object({ row: z.int(), record: z.record(z.string(), z.unknown()) })),
})
export type DryRun = z.infer<typeof DryRun>

export const ImportRow = z.object({
  row: z.int(),
  state: RowState,
  cells: z.array(z.string()),
  recordId: z.string().nullable(),
  faults: z.array(RowFault),
  flags: z.array(z.string()),
})
export type ImportRow = z.infer<typeof ImportRow>

const params = z.object({ id: ImportId })

export const listImports = route({
  method: 'GET',
  path: '/imports',
  summary: 'Files that were imported, newest first.',
  needs: 'import',
  query: z.object({ ...PageQuery }),
  returns: Page(Import),
  refusals: ['bad_cursor'],
})

/** Takes `multipart/form-data` with the fields `kind` and `file` (CSV or XLSX, at most 200 MB); small texts also as JSON. */
export const uploadImport = route({
  method: 'POST',
  path: '/imports',
  summary: 'Upload a CSV or XLSX file. It is read and understood at once; nothing is written but its rows.',
  needs: 'import',
  body: z
    .strictObject({
      kind: ImportKind,
      fileName: Line(255),
      text: z.string().min(1).max(1_000_000),
    })
    .optional(),
  returns: ImportInFull,
  status: 201,
  refusals: ['unreadable_file', 'too_large', 'unsupported_media_type', 'mapping_incomplete'],
})

export const showImport = route({
  method: 'GET',
  path: '/imports/{id}',
  summary: 'One import: how its file was understood, the mapping proposed and kept, and how far it is.',
  needs: 'import',
  params,
  returns: ImportInFull,
})

export const mapImport = route({
  method: 'PUT',
  path: '/imports/{id}/mapping',
  summary: 'Say which column is which field and which value means what.',
  needs: 'import',
  params,
  body: ImportMapping,
  returns: ImportInFull,
  refusals: ['mapping_incomplete', 'import_running'],
})

export const tryImport = route({
  method: 'POST',
  path: '/imports/{id}/dry-run',
  summary: 'Everything but the writing: counts, and the first faults by row and column.',
  needs: 'import',
  params,
  body: z.strictObject({}).optional(),
  returns: DryRun,
  refusals: ['mapping_incomplete', 'import_running'],
})

export const runImport = route({
  method: 'POST',
  path: '/imports/{id}/run',
  summary: 'Write the records in the background; a cancelled or interrupted import goes on where it stopped.',
  needs: 'import',
  params,
  body: z.strictObject({}).optional(),
  returns: Import,
  status: 202,
  refusals: ['mapping_incomplete', 'import_running'],
})

export const cancelImport = route({
  method: 'POST',
  path: '/imports/{id}/cancellation',
  summary: 'Stop after the batch that is being written. What is written stays, and can be undone or run on.',
  needs: 'import',
  params,
  body: z.strictObject({}).optional(),
  returns: Import,
})

export const undoImport = route({
  method: 'POST',
  path: '/imports/{id}/undo',
  summary: 'Take everything back that this import wrote, unless somebody worked on it since.',
  needs: 'import',
  params,
  body: z.strictObject({}).optional(),
  returns: Import,
  status: 202,
  refusals: ['import_running', 'import_not_undoable'],
})

export const listImportRows = route({
  method: 'GET',
  path: '/imports/{id}/rows',
  summary: 'Rows of the file and what became of each.',
  needs: 'import',
  params,
  query: z.object({ ...PageQuery, state: RowState.optional(), flagged: z.enum(['true']).optional() }),
  returns: Page(ImportRow),
  refusals: ['bad_cursor'],
})

export const failedRowsFile = route({
  method: 'GET',
  path: '/imports/{id}/failed-rows.csv',
  summary:
    'The rows that stayed out, as a CSV file with the reason in the last column: mend it and import it again.',
  needs: 'import',
  params,
  returns: z.string(),
})
