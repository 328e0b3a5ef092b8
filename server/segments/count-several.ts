import { sql } from 'kysely'
import { type Filter, type FilterEntity, mostCounted } from '../../contract/segments/filters.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { askedOnce } from './asked-once.ts'
import { seenRows } from './count-filtered.ts'
import { compileFilter } from './filters/compile.ts'
import { askingFor } from './filters/read-filter.ts'

/**
 * How many of the records he may see each of the filters means, all in one statement. None is counted beyond a thousand:
 * whoever looks at a list wants to know whether it is five or many.
 * @throws Refusal `malformed` naming what is not known
 */
export async function countSeveral(
  tx: Tx,
  { entity, filters }: { entity: FilterEntity; filters: readonly Filter[] },
  actor: Actor,
): Promise<{ counts: number[] }> {
  const asking = await askingFor(tx, { all: filters }, actor, 'each')
  const counts = filters.map((filter, index) => {
    const meant = compileFilter(entity, filter, asking, `query.filters.${index}`)
    return sql`(select count(*)::int from (select ${seenRows(entity, actor)} and ${meant} limit ${mostCounted}) counted)`
  })
  const rows = await askedOnce<{ counts: number[] }>(tx, sql`select array[${sql.join(counts)}] as counts`)
  return { counts: rows[0]?.counts ?? [] }
}
