import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Holding } from '../holding.ts'
import type { Column } from './schema.ts'
import { allIds, type Traces } from './traces.ts'

/** Rows of `holding` that are his. */
export function hisRows(actor: Actor, { of = {} }: Holding, traces: Traces): RawBuilder<boolean> {
  const ways = Object.entries(of).map(([column, kind]) => {
    const ids = kind === 'any' ? allIds(traces) : traces.ids[kind]
    return sql`coalesce(t.${sql.ref(column)} = any (${ids}::uuid[]), false)`
  })
  const his = ways.length > 0 ? sql.join(ways, sql` or `) : sql`false`
  return sql<boolean>`t.workspace_id = ${actor.workspaceId} and (${his})`
}

/** Rows that are not his but in whose words he is named. */
export function mentioning(
  actor: Actor,
  holding: Holding,
  columns: readonly Column[],
  traces: Traces,
): RawBuilder<boolean> {
  const words = wordsOf(holding, columns)
  if (words.length === 0) return sql<boolean>`false`
  const found = (pattern: string) =>
    sql.join(
      words.map(({ name }) => sql`t.${sql.ref(name)}::text ~* ${pattern}`),
      sql` or `,
    )
  return sql<boolean>`
    t.workspace_id = ${actor.workspaceId} and not coalesce(${hisRows(actor, holding, traces)}, false)
    and (${found(traces.wide)} or (${close(holding, traces)} and (${found(traces.narrow)})))`
}

/** Where his full name alone is a mention. */
export function close({ near = {}, named }: Holding, traces: Traces): RawBuilder<boolean> {
  if (named) return sql<boolean>`true`
  const ways = Object.entries(near).map(([column, kind]) => {
    const ids = kind === 'any' ? [...traces.near.deal, ...traces.near.company] : traces.near[kind]
    return sql`coalesce(t.${sql.ref(column)} = any (${ids}::uuid[]), false)`
  })
  return ways.length > 0 ? sql<boolean>`(${sql.join(ways, sql` or `)})` : sql<boolean>`false`
}

/** Columns of words that are written: not those that PostgreSQL works out. */
export function wordsOf({ table, words }: Holding, columns: readonly Column[]): Column[] {
  return columns.filter(
    (column) => column.table === table && !column.generated && words.includes(column.name),
  )
}
