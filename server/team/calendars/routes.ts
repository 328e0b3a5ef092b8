import * as contract from '../../../contract/team/working-time.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import type { Tell } from '../deputies/deputy.ts'
import { forgetWorkspaceCalendar } from '../workspace-calendar.ts'
import { addLeave, type PassTasksOn } from './add-leave.ts'
import { listAbsences } from './list-absences.ts'
import { previewCalendar } from './preview-calendar.ts'
import { removeLeave } from './remove-leave.ts'
import { setMemberWeek } from './set-member-week.ts'
import { showMemberWorkingTime } from './show-member-working-time.ts'

export const calendarRoutes = ({
  passTasksOn,
  tell,
}: {
  passTasksOn: PassTasksOn
  tell: Tell
}): Binding[] => [
  bind(contract.showMemberWorkingTime, async ({ tx, params, actor }) =>
    showMemberWorkingTime(tx, params.id, actor),
  ),
  bind(contract.setMemberWeek, async ({ tx, params, body, ifMatch, actor, afterwards }) => {
    afterwards(async () => forgetWorkspaceCalendar(actor.workspaceId))
    return setMemberWeek(tx, { ...params, ...body, ifMatch }, actor)
  }),
  bind(contract.addLeave, async ({ tx, params, body, actor, afterwards }) => {
    afterwards(async () => forgetWorkspaceCalendar(actor.workspaceId))
    return addLeave(tx, { ...params, ...body }, actor, { passTasksOn, tell })
  }),
  bind(contract.removeLeave, async ({ tx, params, actor, afterwards }) => {
    afterwards(async () => forgetWorkspaceCalendar(actor.workspaceId))
    return removeLeave(tx, params, actor)
  }),
  bind(contract.listAbsences, async ({ tx, actor }) => ({ rows: await listAbsences(tx, actor) })),
  bind(contract.previewCalendar, async ({ tx, body, actor }) => previewCalendar(tx, body, actor)),
]
