import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { TabLinks } from '../ui/TabLinks.tsx'

type View = 'companies' | 'people' | 'segments' | 'duplicates' | 'repair'

/** Companies, people, the segments of both and what is to be tidied among them are views of one place. */
export function CustomerTabs({ current }: { current: View }) {
  const say = useSay()
  return (
    <TabLinks
      label={say('customers.views')}
      tabs={[
        { to: paths.companies(), label: say('customers.companies'), current: current === 'companies' },
        { to: paths.people(), label: say('customers.people'), current: current === 'people' },
        { to: paths.segments(), label: say('segments.title'), current: current === 'segments' },
        { to: paths.duplicates(), label: say('duplicates.title'), current: current === 'duplicates' },
        { to: paths.repair(), label: say('repair.title'), current: current === 'repair' },
      ]}
    />
  )
}
