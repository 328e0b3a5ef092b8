import { z } from 'zod'
import { Currency } from '../money.ts'
import { DateOrder, DecimalMark } from './mapping.ts'

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
