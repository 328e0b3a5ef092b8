import { z } from 'zod'
import { Instant } from '../days.ts'
import { ImportId } from '../ids.ts'
import { Page, PageQuery } from '../page.ts'
import { route } from '../route.ts'
import { Line } from '../text.ts'
import { ImportKind } from './fields.ts'
import { ImportMapping } from './mapping.ts'
import { FileProfile, SimilarValue } from './profile.ts'

/**
 * Import    one file read into one kind of record; can be undone as a whole.
 * Profile   what the file says about itself: each column's kind, date order, decimal style, values.
 * Mapping   which column is which of our fields and which value means what. One document, the same for the wizard, the
 *           command line and the API.
 * Dry run   everything but the writing.
 * Flag      a record came in, but lacks something (`no_company`). A fault, by contrast, keeps the row out.
 */
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
