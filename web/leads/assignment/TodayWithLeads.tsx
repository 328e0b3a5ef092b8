import { TodayPage } from '../../tasks/TodayPage.tsx'
import { LeadsForMe } from './LeadsForMe.tsx'

/** The day: leads somebody waits with come before the tasks. */
export function TodayWithLeads() {
  return <TodayPage first={<LeadsForMe />} />
}
