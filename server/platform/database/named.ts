import { type RawBuilder, sql } from 'kysely'

/** `{ id, name }` of a joined row, or null where there is none. */
export function named(alias: string): RawBuilder<unknown> {
  const id = sql.ref(`${alias}.id`)
  return sql`case when ${id} is not null then json_build_object('id', ${id}, 'name', ${sql.ref(`${alias}.name`)}) end`
}
