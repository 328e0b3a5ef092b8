import { type RawBuilder, sql } from 'kysely'
import type { MemberId, SegmentId } from '../../contract/ids.ts'
import type { Segment } from '../../contract/segments/segments.ts'
import type { Actor } from '../platform/actor.ts'
import { named } from '../platform/database/named.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import type { KnownSegment } from './filters/asking.ts'
import { segmentsNamed } from './filters/conditions.ts'

export type SegmentRow = Omit<Segment, 'can' | 'owner'> & { ownerId: MemberId }
export type ShownSegment = SegmentRow & Pick<Segment, 'owner'>

const columns = sql`
  s.id, s.key, s.entity, s.name, s.filter, s.shared, s.owner_id as "ownerId", s.created_at as "createdAt", s.version`

/** One's own segments and everybody's. */
export function visibleSegments(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(s.shared or s.owner_id = ${actor.memberId}::uuid)`
}

/** Segments `s` one may see, with their owners, by name. */
export async function segmentRows(
  tx: Tx,
  actor: Actor,
  only: RawBuilder<boolean> = sql`true`,
): Promise<ShownSegment[]> {
  const { rows } = await sql<ShownSegment>`
    select ${columns}, ${named('o')} as owner
    from segments s
    left join members o on o.workspace_id = s.workspace_id and o.id = s.owner_id
    where s.workspace_id = ${actor.workspaceId} and ${visibleSegments(actor)} and ${only}
    order by search_form(s.name), s.id
  `.execute(tx)
  return rows
}

/** One of them, locked until the transaction ends. `not_found` for one that is not here or is somebody's own. */
export async function lockSegment(tx: Tx, actor: Actor, id: SegmentId): Promise<SegmentRow> {
  const { rows } = await sql<SegmentRow>`
    select ${columns} from segments s
    where s.workspace_id = ${actor.workspaceId} and s.id = ${id} and ${visibleSegments(actor)}
    for update
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return rows[0]
}

/**
 * The segments of these ids and those that they name in turn, of the ones he may use. What is missing among them is
 * refused by whoever reads the filter.
 */
export async function knownSegments(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownSegment>> {
  const known = new Map<string, KnownSegment>()
  for (let asked = ids; asked.length > 0; ) {
    const { rows } = await sql<KnownSegment>`
      select ${columns} from segments s
      where s.workspace_id = ${actor.workspaceId} and s.id = any (${asked}::uuid[]) and ${visibleSegments(actor)}
    `.execute(tx)
    for (const row of rows) known.set(row.id, row)
    asked = rows.flatMap(({ filter }) => segmentsNamed(filter)).filter((id) => !known.has(id))
  }
  return known
}

/** Segments he may see whose filters name this one, directly or through others. */
export async function segmentsAbove(tx: Tx, actor: Actor, id: SegmentId): Promise<SegmentRow[]> {
  const { rows } = await sql<SegmentRow>`
    with recursive above (id) as (
      select ${id}::uuid
      union
      select s.id from above
      join segments s on s.workspace_id = ${actor.workspaceId} and s.filter::text like '%"' || above.id || '"%'
    )
    select ${columns} from segments s
    where s.workspace_id = ${actor.workspaceId} and s.id in (select id from above) and s.id <> ${id}
      and ${visibleSegments(actor)}
  `.execute(tx)
  return rows
}

export async function insertSegment(tx: Tx, actor: Actor, segment: SegmentRow): Promise<void> {
  await sql`
    insert into segments (workspace_id, id, key, entity, name, filter, shared, owner_id, created_at)
    values (${actor.workspaceId}, ${segment.id}, ${segment.key}, ${segment.entity}, ${segment.name},
            ${JSON.stringify(segment.filter)}::jsonb, ${segment.shared}, ${segment.ownerId}, ${segment.createdAt})
  `.execute(tx)
}

/** Writes what may change of a segment and counts its version up. */
export async function updateSegment(tx: Tx, actor: Actor, segment: SegmentRow): Promise<void> {
  await sql`
    update segments
    set name = ${segment.name}, filter = ${JSON.stringify(segment.filter)}::jsonb, shared = ${segment.shared},
        version = version + 1
    where workspace_id = ${actor.workspaceId} and id = ${segment.id}
  `.execute(tx)
}

export async function removeSegment(tx: Tx, actor: Actor, id: SegmentId): Promise<void> {
  await sql`delete from segments where workspace_id = ${actor.workspaceId} and id = ${id}`.execute(tx)
}
