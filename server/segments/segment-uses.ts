import { sql } from 'kysely'
import type { SegmentId } from '../../contract/ids.ts'
import type { SegmentUse } from '../../contract/segments/segments.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'

/** What stands above segments on the ladder and names them: handed in where the routes are put together. */
export type UsedElsewhere = (
  tx: Tx,
  actor: Actor,
  segment: { id: SegmentId; key: string },
) => Promise<SegmentUse[]>

/** Where a segment is used. What is somebody's own is told without its name. */
export async function usesOf(
  tx: Tx,
  { id, key }: { id: SegmentId; key: string },
  actor: Actor,
  elsewhere: UsedElsewhere,
): Promise<SegmentUse[]> {
  const { rows } = await sql<SegmentUse>`
    select 'segment' as kind, case when s.shared or s.owner_id = ${actor.memberId}::uuid then s.name end as name
    from segments s
    where s.workspace_id = ${actor.workspaceId} and s.id <> ${id} and s.filter::text like ${`%"${id}"%`}
    union all
    select 'view', case when v.shared_with = 'everybody' or v.owner_id = ${actor.memberId}::uuid then v.name end
    from views v
    where v.workspace_id = ${actor.workspaceId} and v.filter::text like ${`%"${id}"%`}
    order by 1, 2
  `.execute(tx)
  return [...(await elsewhere(tx, actor, { id, key })), ...rows]
}

/** @throws Refusal `still_used` with `uses` */
export async function mustBeUnused(
  tx: Tx,
  segment: { id: SegmentId; key: string },
  actor: Actor,
  elsewhere: UsedElsewhere,
): Promise<void> {
  const uses = await usesOf(tx, segment, actor, elsewhere)
  if (uses.length > 0) throw new Refusal('still_used', { uses })
}
