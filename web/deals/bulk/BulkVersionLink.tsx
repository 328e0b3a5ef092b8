import type { DealInList } from '../../../contract/deals/deal.ts'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { useProcesses } from '../../process/process-queries.ts'
import { Link } from '../../ui/Link.tsx'

/** To the page that moves just these deals to the latest version; only where they run one process and are not closed. */
export function BulkVersionLink({ deals }: { deals: readonly DealInList[] }) {
  const say = useSay()
  const mayPublish = useMay('process.publish')
  const { data } = useProcesses()
  const [first] = deals
  const fit = deals.every(
    ({ processId, status }) => processId === first?.processId && (status === 'open' || status === 'resting'),
  )
  const latest = data?.rows.find(({ id }) => id === first?.processId)
  if (!fit || !latest || latest.versionNumber === 1 || !mayPublish) return null
  return (
    <Link
      to={withSearch(paths.moveDeals(latest.id, latest.versionNumber), { deals: deals.map(({ id }) => id) })}
    >
      {say('version_moves.of_chosen', { number: latest.versionNumber })}
    </Link>
  )
}
