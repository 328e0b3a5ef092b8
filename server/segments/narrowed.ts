import { type RawBuilder, sql } from 'kysely'
import type { ViewId } from '../../contract/ids.ts'
import type { Filter, FilterEntity } from '../../contract/segments/filters.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { askedAgain } from './asked-again.ts'
import type { Asking } from './filters/asking.ts'
import { parseFilter } from './filters/conditions.ts'
import { filterInSql } from './filters/read-filter.ts'
import { viewFilter } from './views/table.ts'

/** What a list's address may say beside its own filters. */
export interface Narrowing {
  filter?: string | undefined
  view?: ViewId | undefined
}

/**
 * A filter and a view of a list as SQL about its rows (`c`, `p`, `d`: see compileFilter), or null where neither is asked
 * for. A view's filter and one beside it hold together. It comes on top of what the reader may see.
 * @param way `all` where the whole list is read, not a page of it
 * @throws Refusal `malformed` naming what is not known
 */
export async function narrowed(
  tx: Tx,
  entity: FilterEntity,
  { filter, view }: Narrowing,
  actor: Actor,
  way: Asking['way'] = 'each',
): Promise<RawBuilder<boolean> | null> {
  const filters: Filter[] = []
  if (filter !== undefined) filters.push(parseFilter(filter))
  if (view !== undefined) filters.push(await viewFilter(tx, actor, entity, view))
  const [first, ...others] = filters
  if (!first) return null
  const all = others.length === 0 ? first : { all: filters }
  return filterInSql(tx, entity, all, actor, { way, path: 'query.filter' })
}

/** The rows of a list's statement: prepared while nothing narrows it, planned for its own values where something does. */
export async function rowsOf<Row>(
  tx: Tx,
  statement: RawBuilder<Row>,
  by: RawBuilder<boolean> | null,
): Promise<Row[]> {
  if (by) return askedAgain(tx, statement)
  return (await statement.execute(tx)).rows
}

/** For the `where` of a list's statement. */
export const alsoMeant = (by: RawBuilder<boolean> | null): RawBuilder<boolean> => by ?? sql<boolean>`true`
