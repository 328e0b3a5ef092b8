import type { SegmentId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { Tx } from '../platform/database/tx.ts'
import { record } from '../platform/events/record.ts'
import { allowEdit } from './policy.ts'
import { mustBeUnused, type UsedElsewhere } from './segment-uses.ts'
import { lockSegment, removeSegment } from './table.ts'

/** Takes a segment away. @throws Refusal `still_used` with `uses`, where something names it. */
export async function deleteSegment(
  tx: Tx,
  id: SegmentId,
  actor: Actor,
  elsewhere: UsedElsewhere,
): Promise<void> {
  const segment = await lockSegment(tx, actor, id)
  allowEdit(actor, segment)
  await mustBeUnused(tx, segment, actor, elsewhere)
  await removeSegment(tx, actor, id)
  await record(tx, actor, {
    type: 'segment.deleted',
    subject: { type: 'segment', id },
    data: { name: segment.name },
  })
}
