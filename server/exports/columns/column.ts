import { type RawBuilder, sql } from 'kysely'
import type { Header } from '../words/headers.ts'

/**
 * How a column of a list is read and written. Every value comes as the text PostgreSQL writes of it, so that a million
 * rows are not parsed only to be written again.
 *
 * Money    minor units; the next column is their currency.
 * Instant  by the reader's clock, to the minute.
 * Key      kept as a key and read as a word.
 */
export interface Column {
  readonly key: string
  readonly sql: RawBuilder<unknown>
  /** What is joined to the list's own rows to read it, once for all columns that have the same. */
  readonly from?: RawBuilder<unknown>
  readonly kind: 'text' | 'number' | 'money' | 'day' | 'instant' | 'key'
  /** Absent: the header's own word. */
  readonly label?: string
  readonly header?: Header
  readonly wordOf?: (key: string) => string
}

type Kind = Column['kind']

export const text = (key: Header, value: RawBuilder<unknown>): Column => column(key, 'text', value)
export const number = (key: Header, value: RawBuilder<unknown>): Column => column(key, 'number', value)
export const day = (key: Header, value: RawBuilder<unknown>): Column => column(key, 'day', value)

export const instant = (key: Header, value: RawBuilder<unknown>, timeZone: string): Column =>
  column(key, 'instant', sql`to_char(${value} at time zone ${timeZone}, 'YYYY-MM-DD"T"HH24:MI')`)

export const word = (key: Header, value: RawBuilder<unknown>, wordOf: (key: string) => string): Column => ({
  ...column(key, 'key', value),
  wordOf,
})

/** An amount and what it is of. */
export const money = (
  key: Header,
  amount: RawBuilder<unknown>,
  currency: RawBuilder<unknown>,
): readonly [Column, Column] => [
  column(key, 'money', amount),
  { ...text('currency', currency), key: `${key}.currency` },
]

function column(key: Header, kind: Kind, value: RawBuilder<unknown>): Column {
  return { key, header: key, kind, sql: sql`${value}::text` }
}
