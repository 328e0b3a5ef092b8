import { sql } from 'kysely'
import type { Tx } from '../../platform/database/tx.ts'
import type { Holding } from '../holding.ts'

export interface Column {
  table: string
  name: string
  type: 'text' | 'text[]' | 'jsonb' | 'other'
  nullable: boolean
  /** Worked out by PostgreSQL from others: it follows them. */
  generated: boolean
}

/** Every column of every table. */
export async function columnsOf(tx: Tx): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select t.relname as "table", a.attname as name, not a.attnotnull as nullable, a.attgenerated <> '' as generated,
           case when a.atttypid = 'jsonb'::regtype or a.atttypid = 'json'::regtype then 'jsonb'
                when a.atttypid = 'text[]'::regtype then 'text[]'
                when a.atttypid in ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype, 'name'::regtype, 'bytea'::regtype)
                then 'text' else 'other' end as type
    from pg_attribute a
    join pg_class t on t.oid = a.attrelid and t.relkind in ('r', 'p') and t.relnamespace = 'public'::regnamespace
    where a.attnum > 0 and not a.attisdropped
    order by t.relname, a.attnum
  `.execute(tx)
  return rows
}

/** Those whose tables are there: a concept that is not installed holds nothing. */
export async function present(tx: Tx, of: readonly Holding[]): Promise<Holding[]> {
  const tables = new Set((await columnsOf(tx)).map(({ table }) => table))
  return of.filter(({ table }) => tables.has(table))
}
