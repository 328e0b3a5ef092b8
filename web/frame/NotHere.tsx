import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { EmptyState } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'

/** An address that leads nowhere. */
export function NotHere() {
  const say = useSay()
  return (
    <Page title={say('frame.nowhere')}>
      <EmptyState
        title={say('frame.nowhere.why')}
        act={<Link to={paths.today()}>{say('frame.nowhere.home')}</Link>}
      />
    </Page>
  )
}
