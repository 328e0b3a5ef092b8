import { listCountries, listHolidays, listRegions } from '../../../contract/team/countries.ts'
import * as contract from '../../../contract/team/working-time.ts'
import { type Binding, bind, bindOpen } from '../../platform/http/bind.ts'
import { defaultCurrency, defaultTimeZone } from '../../platform/time/country-defaults.ts'
import { holidayCountries, holidayRegions, publicHolidays } from '../../platform/time/holidays.ts'
import type { Tell } from '../deputies/deputy.ts'
import { addLeave, type PassTasksOn } from './add-leave.ts'
import { listAbsences } from './list-absences.ts'
import { previewCalendar } from './preview-calendar.ts'
import { removeLeave } from './remove-leave.ts'
import { setMemberWeek } from './set-member-week.ts'
import { showMemberWorkingTime } from './show-member-working-time.ts'
import { forgetWorkspaceCalendar } from './workspace-calendar.ts'

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
  bindOpen(listCountries, async ({ query }) => countries(query.language)),
  bindOpen(listRegions, async ({ params, query }) => ({
    rows: await holidayRegions(params.code, query.language),
  })),
  bind(listHolidays, async ({ params, query }) => ({
    rows: await publicHolidays(params.code, query.region, query.year, query.language),
  })),
]

async function countries(language: string) {
  const known = await holidayCountries(language)
  return {
    rows: known.map(({ code, name }) => ({
      code,
      name,
      currency: defaultCurrency(code),
      timeZone: defaultTimeZone(code),
    })),
  }
}
