import type { Client } from 'pg'
import { z } from 'zod'

/**
 * A backup is a gzipped tar of `backup.json`, `data/<table>/00001.copy` … (PostgreSQL's text COPY, cut into files of
 * whole megabytes) and, last, `totals.json`. Without the last it is cut short and is refused.
 */
export const backupFormat = 1
export const headName = 'backup.json'
export const totalsName = 'totals.json'
export const partName = (table: string, part: number) => `data/${table}/${String(part).padStart(5, '0')}.copy`

const Table = z.object({ name: z.string(), columns: z.array(z.string()) })
export type Table = z.infer<typeof Table>

/** What stands at the head of a backup. */
export const Head = z.object({
  format: z.literal(backupFormat),
  madeAt: z.string(),
  program: z.string(),
  postgres: z.string(),
  /** Number of the last migration its data went through. */
  migration: z.int(),
  /** In an order in which they can be filled: what is pointed to comes first. */
  tables: z.array(Table),
  sequences: z.array(z.object({ name: z.string(), last: z.string() })),
})
export type Head = z.infer<typeof Head>

/** What stands at its end: of each table the rows and the SHA-256 of its bytes. */
export const Totals = z.record(z.string(), z.object({ rows: z.int(), sha256: z.string() }))
export type Totals = z.infer<typeof Totals>

/**
 * The tables of the installation and the columns that are data. Left out: what PostgreSQL generates, and transaction
 * numbers, which mean nothing in another cluster (the restored rows get the restoring transaction's).
 */
export async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { needs: string[] }>(`
    select c.relname as name,
           (select array_agg(a.attname::text order by a.attnum)
            from pg_attribute a
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
              and a.atttypid <> 'xid8'::regtype) as columns,
           array(
             select distinct f.confrelid::regclass::text
             from pg_constraint f
             where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid
           ) as needs
    from pg_class c
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
      and c.relname <> 'migrations'
    order by 1`)
  return inOrder(rows).map(({ name, columns }) => ({ name, columns }))
}

/** Each after those it points to. */
function inOrder<Row extends { name: string; needs: string[] }>(tables: readonly Row[]): Row[] {
  const ordered: Row[] = []
  const waiting = new Set(tables)
  while (waiting.size > 0) {
    const ready = [...waiting].filter(({ needs }) =>
      needs.every((name) => ordered.some((table) => table.name === name)),
    )
    if (ready.length === 0)
      throw new Error(`tables point to each other in a circle: ${[...waiting].map(({ name }) => name)}`)
    for (const table of ready) {
      ordered.push(table)
      waiting.delete(table)
    }
  }
  return ordered
}
