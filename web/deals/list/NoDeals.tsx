import { Button } from '@mantine/core'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useMay } from '../../platform/session.ts'
import { EmptyState } from '../../ui/feedback/states.tsx'
import { Link } from '../../ui/Link.tsx'

/** There is no deal at all that he may see: the ways to the first. */
export function NoDeals() {
  const say = useSay()
  const mayEdit = useMay('deals.edit')
  const mayImport = useMay('import')
  return (
    <EmptyState
      title={say('lists.none.deals')}
      act={
        <>
          {mayEdit && (
            <Button component={Link} to={withSearch(paths.dealBoard(), { create: 'deal' })}>
              {say('deals.empty.create')}
            </Button>
          )}{' '}
          {mayImport && <Link to={paths.imports()}>{say('deals.empty.import')}</Link>}
        </>
      }
    >
      {say('lists.none.deals.why')}
    </EmptyState>
  )
}
