import { sql } from 'kysely'
import type { DuplicateEntity } from '../../../../contract/hygiene/duplicates.ts'
import type { Tx } from '../../../platform/database/tx.ts'

/** A column somewhere that holds the id of a person or a company. */
export interface Reference {
  table: string
  column: string
}

export const tableOf: Record<DuplicateEntity, 'people' | 'companies'> = {
  person: 'people',
  company: 'companies',
}

/** What is about the finding and merging of duplicates itself, and keeps its ids. */
const own = ['merges', 'duplicate_pairs', 'duplicate_keys']

/**
 * Every column that points to people or companies: by a foreign key, and by its name where there is none, as on activities.
 * Asked of the database, so that a table somebody adds later is not forgotten.
 */
export async function referencesTo(tx: Tx, entity: DuplicateEntity): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select t.relname as "table", a.attname as "column"
    from pg_constraint f
    cross join lateral unnest(f.conkey, f.confkey) as k (att, ref)
    join pg_class t on t.oid = f.conrelid
    join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.att
    join pg_attribute r on r.attrelid = f.confrelid and r.attnum = k.ref and r.attname = 'id'
    where f.contype = 'f' and f.confrelid = ${`public.${tableOf[entity]}`}::regclass
    union
    select t.relname, a.attname
    from pg_attribute a
    join pg_class t on t.oid = a.attrelid and t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
    where a.attname ~ ${`(^|_)${entity}_id$`} and a.atttypid = 'uuid'::regtype and not a.attisdropped
      and t.relname <> all (${own}::text[])
    order by 1, 2
  `.execute(tx)
  return rows
}

export interface Shape {
  /** All that may be written: not what PostgreSQL works out itself. */
  columns: string[]
  /** Columns of documents, in which an id may stand as well. */
  documents: string[]
  key: string[]
  /** Columns that are unique together, of each index that covers all rows. */
  uniques: string[][]
}

export async function shapeOf(tx: Tx, table: string): Promise<Shape> {
  const { rows } = await sql<Shape>`
    select
      array(select a.attname::text from pg_attribute a
            where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            order by a.attnum) as columns,
      array(select a.attname::text from pg_attribute a
            where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
              and a.atttypid = 'jsonb'::regtype) as documents,
      array(select a.attname::text from pg_index i
            cross join unnest(i.indkey::smallint[]) with ordinality as k (att, place)
            join pg_attribute a on a.attrelid = t.oid and a.attnum = k.att
            where i.indrelid = t.oid and i.indisprimary order by k.place) as key,
      coalesce((select jsonb_agg(u.columns) from (
        select (select jsonb_agg(a.attname) from pg_attribute a
                where a.attrelid = t.oid and a.attnum = any (i.indkey::smallint[])) as columns
        from pg_index i
        where i.indrelid = t.oid and i.indisunique and i.indpred is null and i.indexprs is null) u), '[]') as uniques
    from pg_class t
    where t.oid = ${`public.${table}`}::regclass
  `.execute(tx)
  return rows[0] as Shape
}
