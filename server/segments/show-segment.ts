import { sql } from 'kysely'
import type { SegmentId } from '../../contract/ids.ts'
import type { Returned } from '../../contract/route.ts'
import type { showSegment as route, Segment } from '../../contract/segments/segments.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { countFiltered } from './count-filtered.ts'
import { shown } from './list-segments.ts'
import { type UsedElsewhere, usesOf } from './segment-uses.ts'
import { segmentRows } from './table.ts'

/** One segment with the reader's own count. */
export async function showSegment(
  tx: Tx,
  id: SegmentId,
  actor: Actor,
  elsewhere: UsedElsewhere,
): Promise<Returned<typeof route>> {
  const segment = await segmentAfter(tx, id, actor)
  const { count } = await countFiltered(tx, { entity: segment.entity, filter: segment.filter }, actor)
  return { ...segment, count, uses: await usesOf(tx, segment, actor, elsewhere) }
}

/** As it stands now. */
export async function segmentAfter(tx: Tx, id: SegmentId, actor: Actor): Promise<Segment> {
  const [row] = await segmentRows(tx, actor, sql`s.id = ${id}`)
  if (!row) throw new Refusal('not_found')
  return shown(row, actor)
}
