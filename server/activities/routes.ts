import * as activities from '../../contract/customers/activities.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import type { DealsAbove } from './deals-above.ts'
import { editActivity } from './edit-activity.ts'
import { activityAfter, listActivities } from './list-activities.ts'
import { logActivity } from './log-activity.ts'

export function activityRoutes(deals: DealsAbove): Binding[] {
  return [
    bind(activities.logActivity, async ({ tx, body, actor }) => {
      const { id } = await logActivity(tx, body, actor, deals)
      return activityAfter(tx, id, actor, deals)
    }),
    bind(activities.listActivities, ({ tx, query, actor }) => listActivities(tx, query, actor, deals)),
    bind(activities.editActivity, async ({ tx, params, ifMatch, body, actor }) => {
      const { id } = await editActivity(tx, { id: params.id, ifMatch, edit: body }, actor, deals)
      return activityAfter(tx, id, actor, deals)
    }),
  ]
}
