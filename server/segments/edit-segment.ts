import type { SegmentId } from '../../contract/ids.ts'
import type { EditSegment } from '../../contract/segments/segments.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { changesNothing, edited } from '../platform/edit.ts'
import { record } from '../platform/events/record.ts'
import { fitFilter } from './fit-filter.ts'
import { allowEdit, allowShare } from './policy.ts'
import { mustBeNewName } from './segment-name.ts'
import { mustBeUnused, type UsedElsewhere } from './segment-uses.ts'
import { lockSegment, type SegmentRow, segmentsAbove, updateSegment } from './table.ts'

/** Changes a segment for everything that uses it. One that others use is shared until they no longer do. */
export async function editSegment(
  tx: Tx,
  { id, ifMatch, edit }: { id: SegmentId; ifMatch: number; edit: EditSegment },
  actor: Actor,
  elsewhere: UsedElsewhere,
): Promise<void> {
  const segment = await lockSegment(tx, actor, id)
  allowEdit(actor, segment)
  seen(segment, ifMatch)
  const { after, changes } = edited<SegmentRow>(segment, edit as Partial<SegmentRow>)
  if (changesNothing(changes)) return
  allowShare(actor, after.shared && !segment.shared)
  if (changes.name) await mustBeNewName(tx, actor, after)
  if (changes.filter ?? changes.shared)
    await fitFilter(tx, after.entity, after.filter, actor, { shared: after.shared, within: id })
  if (segment.shared && !after.shared) await mustBeUnused(tx, segment, actor, elsewhere)

  await updateSegment(tx, actor, after)
  if (changes.filter) await mustFitAbove(tx, id, actor)
  await record(tx, actor, {
    type: 'segment.edited',
    subject: { type: 'segment', id },
    data: { name: after.name, changes },
  })
}

/** What names it becomes longer with it. Rules ask shared ones whoever set them off, and have to be answered. */
async function mustFitAbove(tx: Tx, id: SegmentId, actor: Actor): Promise<void> {
  for (const { entity, filter, shared } of await segmentsAbove(tx, actor, id))
    await fitFilter(tx, entity, filter, actor, { shared })
}
