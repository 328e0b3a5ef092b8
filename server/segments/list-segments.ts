import { sql } from 'kysely'
import type { Received, Returned } from '../../contract/route.ts'
import type { listSegments as route, Segment } from '../../contract/segments/segments.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { editCan, mayShare } from './policy.ts'
import { type ShownSegment, segmentRows } from './table.ts'

/** His own segments and everybody's. How many are in one is asked one by one: it is the reader's own count. */
export async function listSegments(
  tx: Tx,
  { entity }: Received<typeof route>['query'],
  actor: Actor,
): Promise<Returned<typeof route>> {
  const rows = await segmentRows(tx, actor, entity ? sql`s.entity = ${entity}` : sql`true`)
  return { rows: rows.map((row) => shown(row, actor)), can: { share: mayShare(actor) } }
}

export function shown({ ownerId, ...segment }: ShownSegment, actor: Actor): Segment {
  return { ...segment, can: editCan(actor, { ownerId, shared: segment.shared }) }
}
