import type { Filter, FilterEntity } from '../../contract/segments/filters.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { fieldRefusal } from '../platform/refusal.ts'
import { compileFilter } from './filters/compile.ts'
import { segmentsNamed } from './filters/conditions.ts'
import { askingFor } from './filters/read-filter.ts'

/**
 * Refuses a filter that nobody could read: what is not known in it, and in what is shared a segment of one's own.
 * @param within the segment it becomes the filter of: it may not name itself, however far down
 * @throws Refusal `malformed` naming the part
 */
export async function fitFilter(
  tx: Tx,
  entity: FilterEntity,
  filter: Filter,
  actor: Actor,
  { shared, within }: { shared: boolean; within?: string },
): Promise<void> {
  const asking = await askingFor(tx, filter, actor, 'all')
  compileFilter(entity, filter, asking, 'body.filter')
  if (within && asking.segments.has(within))
    throw fieldRefusal('malformed', 'body.filter', 'a segment cannot contain itself')
  const own = segmentsNamed(filter).find((id) => !asking.segments.get(id)?.shared)
  if (shared && own)
    throw fieldRefusal('malformed', 'body.filter', `"${asking.segments.get(own)?.name}" is not shared`)
}
