import { type RawBuilder, sql } from 'kysely'
import type { WorkspaceId } from '../../../../contract/ids.ts'
import type { Tx } from '../../../platform/database/tx.ts'
import { type Reference, type Shape, shapeOf } from './references.ts'

type Row = Record<string, unknown>

/** All that became of what pointed to the record that goes, so that it can be put back as it was. */
export interface Moved extends Reference {
  /** Primary keys of the rows that point to the kept record now. */
  keys: Row[]
  /** Rows the kept record had already, as a place on the same deal: taken away. */
  aside: Row[]
  /** Documents in those rows that named it, as they were. */
  documents: { key: Row; column: string; before: unknown }[]
}

export interface Ends {
  workspaceId: WorkspaceId
  kept: string
  gone: string
}

/** Lets every row that points to the gone record point to the kept one. It is no edit: versions stay. */
export async function moveReferences(tx: Tx, reference: Reference, ends: Ends): Promise<Moved> {
  const shape = await shapeOf(tx, reference.table)
  const aside = await setAside(tx, reference, shape, ends)
  const named = sql<boolean>`t.${sql.ref(reference.column)} = ${ends.gone}`
  const documents = await documentsNaming(tx, reference.table, shape, ends, named)
  const keys = await pointTo(tx, reference, shape, ends)
  return { ...reference, keys, aside, documents }
}

/** Undoes `moveReferences`, but for rows that somebody let point elsewhere since. */
export async function moveBack(tx: Tx, moved: Moved, { workspaceId, kept, gone }: Ends): Promise<void> {
  const { table, column, keys, aside, documents } = moved
  const shape = await shapeOf(tx, table)
  const t = sql.table(table)
  const keyed = (key: Row) =>
    sql.join(
      Object.entries(key).map(([name, value]) => sql`${sql.ref(name)}::text = ${String(value)}`),
      sql` and `,
    )
  for (const { key, column: document, before } of documents) {
    const text = JSON.stringify(before)
    await sql`
      update ${t} set ${sql.ref(document)} = ${text}::jsonb
      where workspace_id = ${workspaceId} and ${keyed(key)}
        and ${sql.ref(document)} = replace(${text}, ${gone}, ${kept})::jsonb
    `.execute(tx)
  }
  if (keys.length > 0)
    await sql`
      update ${t} t set ${sql.ref(column)} = ${gone}
      from jsonb_populate_recordset(null::${t}, ${JSON.stringify(keys)}::jsonb) k
      where t.workspace_id = ${workspaceId} and t.${sql.ref(column)} = ${kept}
        and ${same(shape.key, 't', 'k')}
    `.execute(tx)
  await putBack(tx, table, shape, aside)
}

/** Rows as they were, into a table that may have got more columns since. What they pointed to may be gone: then they are too. */
export async function putBack(tx: Tx, table: string, shape: Shape, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    const columns = sql.join(shape.columns.filter((name) => name in row).map((name) => sql.ref(name)))
    await sql`savepoint put_back`.execute(tx)
    try {
      await sql`
        insert into ${sql.table(table)} (${columns})
        select ${columns} from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)
        on conflict do nothing
      `.execute(tx)
    } catch (fault) {
      if ((fault as { code?: string }).code !== '23503') throw fault
      await sql`rollback to savepoint put_back`.execute(tx)
    }
    await sql`release savepoint put_back`.execute(tx)
  }
}

async function setAside(
  tx: Tx,
  { table, column }: Reference,
  { uniques }: Shape,
  { workspaceId, kept, gone }: Ends,
): Promise<Row[]> {
  const aside: Row[] = []
  for (const unique of uniques.filter((columns) => columns.includes(column))) {
    const others = unique.filter((name) => name !== column)
    const { rows } = await sql<{ row: Row }>`
      delete from ${sql.table(table)} g using ${sql.table(table)} k
      where g.workspace_id = ${workspaceId} and g.${sql.ref(column)} = ${gone}
        and k.${sql.ref(column)} = ${kept} and ${same(others, 'g', 'k')}
      returning to_jsonb(g.*) as row
    `.execute(tx)
    aside.push(...rows.map(({ row }) => row))
  }
  return aside
}

/**
 * The documents of a table's rows that name the gone record, as they are.
 * @param among which rows `t` are looked through
 */
export async function documentsNaming(
  tx: Tx,
  table: string,
  { documents, key }: Pick<Shape, 'documents' | 'key'>,
  { workspaceId, gone }: Ends,
  among: RawBuilder<boolean>,
): Promise<Moved['documents']> {
  const found: Moved['documents'] = []
  for (const document of documents) {
    const { rows } = await sql<{ key: Row; before: unknown }>`
      select ${keyOf(key, 't')} as key, t.${sql.ref(document)} as before
      from ${sql.table(table)} t
      where t.workspace_id = ${workspaceId} and ${among} and t.${sql.ref(document)}::text like ${`%${gone}%`}
    `.execute(tx)
    found.push(...rows.map((row) => ({ ...row, column: document })))
  }
  return found
}

async function pointTo(
  tx: Tx,
  { table, column }: Reference,
  { documents, key }: Shape,
  { workspaceId, kept, gone }: Ends,
): Promise<Row[]> {
  const renamed = documents.map(
    (name) => sql`, ${sql.ref(name)} = replace(t.${sql.ref(name)}::text, ${gone}, ${kept})::jsonb`,
  )
  const { rows } = await sql<{ key: Row }>`
    update ${sql.table(table)} t set ${sql.ref(column)} = ${kept} ${sql.join(renamed, sql``)}
    where t.workspace_id = ${workspaceId} and t.${sql.ref(column)} = ${gone}
    returning ${keyOf(key, 't')} as key
  `.execute(tx)
  return rows.map((row) => row.key)
}

const keyOf = (key: readonly string[], alias: string): RawBuilder<unknown> =>
  sql`jsonb_build_object(${sql.join(key.flatMap((name) => [sql.lit(name), sql.ref(`${alias}.${name}`)]))})`

/** Whether rows agree in all these columns. */
const same = (columns: readonly string[], a: string, b: string): RawBuilder<boolean> =>
  columns.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`${sql.join(
        columns.map((name) => sql`${sql.ref(`${a}.${name}`)} = ${sql.ref(`${b}.${name}`)}`),
        sql` and `,
      )}`
