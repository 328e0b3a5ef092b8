import type { EditActivity } from '../../contract/customers/activities.ts'
import type { ActivityId } from '../../contract/ids.ts'
import type { Actor } from '../platform/actor.ts'
import { seen } from '../platform/database/seen.ts'
import type { Tx } from '../platform/database/tx.ts'
import { changesNothing, edited, given } from '../platform/edit.ts'
import { record } from '../platform/events/record.ts'
import { type Activity, directionOf } from './activity.ts'
import type { DealsAbove } from './deals-above.ts'
import { allowEdit } from './policy.ts'
import { lockActivity, saveActivity } from './table.ts'

/** Puts right what was logged. The event names what was changed, not the old words: they may be erased one day. */
export async function editActivity(
  tx: Tx,
  { id, ifMatch, edit }: { id: ActivityId; ifMatch: number; edit: EditActivity },
  actor: Actor,
  deals: DealsAbove,
): Promise<Activity> {
  const activity = await lockActivity(tx, actor, id)
  await allowEdit(tx, actor, activity, deals)
  seen(activity, ifMatch)
  const { after, changes } = edited<Activity>(activity, {
    ...given(edit),
    ...(edit.at && { at: new Date(edit.at).toISOString() }),
    ...(edit.direction !== undefined && { direction: directionOf(activity.kind, edit.direction) }),
  })
  if (changesNothing(changes)) return activity

  await saveActivity(tx, actor, after)
  await record(tx, actor, {
    type: 'activity.edited',
    subject: { type: 'activity', id },
    ...(activity.dealId && { dealId: activity.dealId }),
    data: { kind: activity.kind, fields: Object.keys(changes) },
  })
  return { ...after, version: activity.version + 1 }
}
