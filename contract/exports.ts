import { z } from 'zod'
import { Instant } from './days.ts'
import { ExportId } from './ids.ts'
import { route } from './route.ts'

/**
 * Export    a list as a file: its filter, columns and sort, and of its records those whom it is asked by may see.
 * Values    `iso`: as programs read them, `2026-11-22` and `1234.50`. `local`: as the reader writes them.
 */

export const exportLists = ['companies', 'people', 'deals', 'leads', 'products'] as const
export const ExportList = z.enum(exportLists)
export type ExportList = z.infer<typeof ExportList>

export const exportFormats = ['xlsx', 'csv'] as const
export const ExportFormat = z.enum(exportFormats)
export type ExportFormat = z.infer<typeof ExportFormat>

export const exportReadings = ['local', 'iso'] as const
export const ExportReading = z.enum(exportReadings)
export type ExportReading = z.infer<typeof ExportReading>

export const Export = z.object({
  id: ExportId,
  list: ExportList,
  format: ExportFormat,
  at: Instant,
})
export type Export = z.infer<typeof Export>

export const askExport = route({
  method: 'POST',
  path: '/exports',
  summary:
    'Ask for a list as a file, which can then be fetched for an hour. That it was asked for is on record.',
  needs: 'export',
  body: z.strictObject({
    list: ExportList,
    /** What the list itself is asked by (`GET /companies`), but its page: `status=open&sort=amount`. */
    query: z.string().max(8_000).default(''),
    /** In this order; left out: every column there is. The company's own fields are `own.<key>`. */
    columns: z
      .array(z.string().regex(/^[a-z][a-z_]{0,39}$|^own\.[a-z][a-z0-9_]{0,59}$/))
      .min(1)
      .max(300)
      .optional(),
    format: ExportFormat,
    /** Of a CSV file; a spreadsheet has numbers and dates of its own. */
    values: ExportReading.default('iso'),
  }),
  returns: Export,
  status: 201,
  refusals: ['malformed', 'exports_running'],
})
export type AskExport = z.output<typeof askExport.body>

export const exportedFile = route({
  method: 'GET',
  path: '/exports/{id}/file',
  summary: 'The file of an export one has asked for, as its list is now.',
  needs: 'export',
  params: z.object({ id: ExportId }),
  returns: z.string(),
  refusals: ['not_found', 'exports_running'],
})
