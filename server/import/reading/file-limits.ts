import { Refusal } from '../../platform/refusal.ts'

export const limits = {
  bytes: 200_000_000,
  rows: 1_000_000,
  columns: 500,
  /** Characters of one record, quoted line breaks included. */
  record: 1_000_000,
} as const

export function unreadable(why: string, details: Record<string, unknown> = {}): Refusal {
  return new Refusal('unreadable_file', { why, ...details })
}

/** What the readers of the formats hand over: all records, the header first. */
export interface Records {
  format: 'csv' | 'xlsx'
  encoding: string | null
  delimiter: string | null
  records: AsyncIterable<string[][]>
}
