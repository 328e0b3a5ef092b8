import { sql } from 'kysely'
import type { SegmentId } from '../../../contract/ids.ts'
import type { SegmentUse } from '../../../contract/segments/segments.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'

/** The assignment rules whose filters name a segment: it cannot be deleted under them. */
export async function rulesWithSegment(
  tx: Tx,
  actor: Actor,
  { id }: { id: SegmentId },
): Promise<SegmentUse[]> {
  const { rows } = await sql<SegmentUse>`
    select 'lead_rule' as kind, r.name from assignment_rules r
    where r.workspace_id = ${actor.workspaceId} and r.filter::text like ${`%"${id}"%`}
    order by r.name
  `.execute(tx)
  return rows
}
