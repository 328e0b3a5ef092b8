import { useSay } from '../platform/i18n.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Page } from '../ui/Page.tsx'

export function ProcessesPage() {
  const say = useSay()
  return (
    <Page title={say('common.being_built')}>
      <EmptyState title={say('common.being_built')} />
    </Page>
  )
}
