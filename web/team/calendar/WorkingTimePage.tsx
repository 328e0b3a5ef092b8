import { useQuery } from '@tanstack/react-query'
import { showWorkspace } from '../../../contract/team/workspace.ts'
import { ask } from '../../platform/ask.ts'
import { Answer } from '../../ui/feedback/states.tsx'
import { SettingsPage } from '../settings/SettingsPage.tsx'
import { CompanyCalendar } from './CompanyCalendar.tsx'
import { LastRecount } from './Recounting.tsx'

/** When the company works: what every deadline is counted by. */
export function WorkingTimePage() {
  return (
    <SettingsPage view="workingTime">
      <LastRecount />
      <Answer of={useQuery(ask(showWorkspace))}>
        {(workspace) => <CompanyCalendar key={workspace.version} workspace={workspace} />}
      </Answer>
    </SettingsPage>
  )
}
