import { type RawBuilder, sql } from 'kysely'
import type { SegmentId, WorkspaceId } from '../../contract/ids.ts'
import type { SegmentEntity } from '../../contract/segments/segments.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { houseActor } from '../platform/house.ts'
import { askedOnce } from './asked-once.ts'
import type { KnownSegment } from './filters/asking.ts'
import { filterInSql } from './filters/read-filter.ts'

/**
 * Whether a record is in a segment, as the house sees it: a rule must mean the same whoever sets it off, so nobody's
 * rights narrow it. Private segments are nobody's to rules: false, as for one that is not there.
 */
export async function inSegment(
  tx: Tx,
  workspaceId: WorkspaceId,
  segmentId: SegmentId,
  id: string,
): Promise<boolean> {
  const [segment] = await sharedSegments(tx, workspaceId, sql`s.id = ${segmentId}`)
  if (!segment) return false
  return (await keysOfEach(tx, workspaceId, [segment], { [segment.entity]: [id] })).has(id)
}

/** The records a rule asks about: a deal's company and people, a lead. */
export type Members = Partial<Record<SegmentEntity, readonly (string | null | undefined)[]>>

/**
 * Of each record the keys of the shared segments it is in; a record in none is not there.
 * @param keys the segments some rule names; the others are not looked at
 */
export async function segmentsOfEach(
  tx: Tx,
  workspaceId: WorkspaceId,
  keys: readonly string[],
  members: Members,
): Promise<Map<string, string[]>> {
  if (keys.length === 0) return new Map()
  const segments = await sharedSegments(tx, workspaceId, sql`s.key = any (${keys}::text[])`)
  return keysOfEach(tx, workspaceId, segments, members)
}

async function keysOfEach(
  tx: Tx,
  workspaceId: WorkspaceId,
  segments: readonly KnownSegment[],
  members: Members,
): Promise<Map<string, string[]>> {
  const house = houseActor(workspaceId, 'automation')
  const asked: RawBuilder<unknown>[] = []
  for (const { key, entity, filter } of segments) {
    const ids = (members[entity] ?? []).filter((id) => typeof id === 'string')
    if (ids.length === 0) continue
    const meant = await filterInSql(tx, entity, filter, house, { way: 'each', path: 'segment' })
    const { table, row } = rows[entity]
    asked.push(sql`
      select ${key}::text as key, ${row}.id from ${table} ${row}
      where ${row}.workspace_id = ${workspaceId} and ${row}.id = any (${ids}::uuid[]) and ${meant}`)
  }
  const found =
    asked.length === 0
      ? []
      : await askedOnce<{ key: string; id: string }>(tx, sql`${sql.join(asked, sql` union all `)}`)
  return found.reduce(
    (each, { key, id }) => each.set(id, [...(each.get(id) ?? []), key]),
    new Map<string, string[]>(),
  )
}

const rows = {
  company: { table: sql`companies`, row: sql`c` },
  person: { table: sql`people`, row: sql`p` },
  lead: { table: sql`leads`, row: sql`l` },
} as const satisfies Record<SegmentEntity, unknown>

async function sharedSegments(
  tx: Tx,
  workspaceId: Actor['workspaceId'],
  only: RawBuilder<boolean>,
): Promise<KnownSegment[]> {
  const { rows: found } = await sql<KnownSegment>`
    select s.id, s.key, s.entity, s.name, s.filter, s.shared
    from segments s
    where s.workspace_id = ${workspaceId} and s.shared and ${only}
  `.execute(tx)
  return found
}
