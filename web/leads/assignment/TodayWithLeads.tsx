import { RepairLine } from '../../hygiene/repair/RepairLine.tsx'
import { TodayPage } from '../../tasks/TodayPage.tsx'
import { LeadsForMe } from './LeadsForMe.tsx'

/** The day: leads somebody waits with come before the tasks, and what is wrong with the data may be put right in between. */
export function TodayWithLeads() {
  return (
    <TodayPage
      first={
        <>
          <LeadsForMe />
          <RepairLine />
        </>
      }
    />
  )
}
