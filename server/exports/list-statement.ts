import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { narrowed } from '../segments/narrowed.ts'
import type { Column } from './columns/column.ts'
import type { ExportedList } from './lists.ts'

/** What a list is asked by, but its page. */
export type Asked = Record<string, unknown>

/**
 * A list's address as the list itself reads it.
 * @param text as in `status=open&sort=amount`
 * @throws Refusal `malformed` where the list would refuse it
 */
export function readAsked(list: ExportedList, text: string): Asked {
  const query = list.query.omit({ cursor: true, limit: true }).strict()
  const read = query.safeParse(Object.fromEntries(new URLSearchParams(text)))
  if (read.success) return read.data
  throw new Refusal(
    'malformed',
    undefined,
    read.error.issues.map(({ path, message }) => ({
      path: ['body.query', ...path].join('.'),
      code: 'malformed',
      message,
    })),
  )
}

/** Every row of the list that the reader may see, in its order, as one text a column. */
export async function listStatement(
  tx: Tx,
  actor: Actor,
  list: ExportedList,
  asked: Asked,
  columns: readonly Column[],
): Promise<RawBuilder<unknown>> {
  const by = await narrowed(tx, list.entity, asked, actor, 'all')
  const { from, where, order } = list.rows(asked as never, actor, by)
  const joined = [...new Set(columns.flatMap((column) => column.from ?? []))]
  return sql`
    select ${sql.join(columns.map((column) => column.sql))}
    from ${from} ${sql.join(joined, sql` `)}
    where ${where}
    order by ${order}
  `
}
