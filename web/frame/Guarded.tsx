import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { use, useState } from 'react'
import { showSession } from '../../contract/team/session.ts'
import { showSetup } from '../../contract/team/setup.ts'
import { paths, withSearch } from '../paths.ts'
import { ask } from '../platform/ask.ts'
import { Refused } from '../platform/refused.ts'
import { SessionContext } from '../platform/session.ts'
import { Leave } from '../ui/dialogs/Leave.tsx'
import { FailedState } from '../ui/feedback/states.tsx'
import { Frame } from './Frame.tsx'
import styles from './Guarded.module.css'

/** The frame for somebody signed in; the door for everybody else, or the first-run screen of an empty house. */
export function Guarded() {
  const session = use(SessionContext)
  return session ? <Frame key={session.workspace.id} /> : <Outside />
}

function Outside() {
  // Where he wanted to go, before the address turns into the door's.
  const { pathname, searchStr } = useLocation()
  const [wanted] = useState(pathname + searchStr)
  const asked = useQuery(ask(showSession))
  const setup = useQuery(ask(showSetup))
  const failed = (asked.error instanceof Refused ? null : asked.error) ?? setup.error
  if (failed) {
    return (
      <div className={styles.middle}>
        <FailedState error={failed} onRetry={() => window.location.reload()} />
      </div>
    )
  }
  if (!setup.data) return null
  if (setup.data.empty) return <Leave to={paths.firstRun()} />
  return <Leave to={withSearch(paths.signIn(), { to: wanted === paths.today() ? undefined : wanted })} />
}
