import { testedDeals } from '../../../contract/process/choosing.ts'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useSearchParams } from '../../platform/search-params.ts'
import { useMay } from '../../platform/session.ts'
import { Answer, EmptyState, SkeletonRows } from '../../ui/feedback/states.tsx'
import { Page } from '../../ui/Page.tsx'
import { TabLinks } from '../../ui/TabLinks.tsx'
import { ChoosingRules } from './ChoosingRules.tsx'
import { useChoosing } from './choosing-queries.ts'
import { readChoosingSearch } from './choosing-search.ts'

/** Which process a new deal runs: the rules in the order in which they are asked, tried on the newest deals. */
export function ChoosingPage() {
  const say = useSay()
  const publishes = useMay('process.publish')
  const [search, setSearch] = useSearchParams(readChoosingSearch)
  const draft = publishes && search.rules === 'draft'
  const tabs = (['published', 'draft'] as const).map((rules) => ({
    to: withSearch(paths.chooseProcess(), { rules: rules === 'draft' ? rules : undefined }),
    label: say(`choosing.rules.${rules}`),
    current: (rules === 'draft') === draft,
  }))
  return (
    <Page
      title={say('choosing.title')}
      sub={say('choosing.sub')}
      {...(publishes && { tools: <TabLinks label={say('choosing.rules')} tabs={tabs} /> })}
    >
      <Answer of={useChoosing(draft)} waiting={<SkeletonRows rows={4} columns={2} />}>
        {(choosing) =>
          choosing.rules.length === 0 ? (
            <EmptyState title={say('process.empty')}>
              <p>{say('process.empty.why')}</p>
            </EmptyState>
          ) : (
            <>
              <p className="quiet">
                {choosing.deals.length === 0
                  ? say('choosing.test.none')
                  : say('choosing.test', { count: choosing.deals.length, most: testedDeals })}
              </p>
              <ChoosingRules
                choosing={choosing}
                mayOrder={publishes}
                shows={search.shows}
                onShow={(shows) => setSearch({ shows }, { replace: true })}
              />
            </>
          )
        }
      </Answer>
    </Page>
  )
}
