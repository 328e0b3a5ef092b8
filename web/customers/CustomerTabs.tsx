import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { TabLinks } from '../ui/TabLinks.tsx'

/** Companies and people are two views of one place. */
export function CustomerTabs({ current }: { current: 'companies' | 'people' }) {
  const say = useSay()
  return (
    <TabLinks
      label={say('customers.views')}
      tabs={[
        { to: paths.companies(), label: say('customers.companies'), current: current === 'companies' },
        { to: paths.people(), label: say('customers.people'), current: current === 'people' },
        { to: paths.duplicates(), label: say('duplicates.title'), current: false },
      ]}
    />
  )
}
