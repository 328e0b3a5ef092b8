import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { TabLinks } from '../ui/TabLinks.tsx'

/** Companies, people and the segments of both are views of one place. */
export function CustomerTabs({ current }: { current: 'companies' | 'people' | 'segments' }) {
  const say = useSay()
  return (
    <TabLinks
      label={say('customers.views')}
      tabs={[
        { to: paths.companies(), label: say('customers.companies'), current: current === 'companies' },
        { to: paths.people(), label: say('customers.people'), current: current === 'people' },
        { to: paths.segments(), label: say('segments.title'), current: current === 'segments' },
        { to: paths.duplicates(), label: say('duplicates.title'), current: false },
        { to: paths.repair(), label: say('repair.title'), current: false },
      ]}
    />
  )
}
