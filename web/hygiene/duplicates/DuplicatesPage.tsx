import type { ReactNode } from 'react'
import type { DuplicateEntity } from '../../../contract/hygiene/duplicates.ts'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { oneOf, type RawSearch, useSearchParams } from '../../platform/search-params.ts'
import { Page } from '../../ui/Page.tsx'
import { TabLinks } from '../../ui/TabLinks.tsx'
import { DuplicateList } from './DuplicateList.tsx'
import { MergeList } from './MergeList.tsx'

const shows = ['people', 'companies', 'merged'] as const

function readDuplicatesSearch(raw: RawSearch) {
  return { show: oneOf(raw.show, shows) ?? 'people' }
}

/** Customers that were written down twice: pair by pair, the likeliest first; and what was merged lately. `above` says among which pages it stands. */
export function DuplicatesPage({ above }: { above?: ReactNode }) {
  const say = useSay()
  const [{ show }] = useSearchParams(readDuplicatesSearch)
  return (
    <Page
      title={say('duplicates.title')}
      sub={say(show === 'merged' ? 'duplicates.sub.merged' : 'duplicates.sub')}
      tools={
        <>
          {above}
          <TabLinks
            within={above !== undefined}
            label={say('duplicates.views')}
            tabs={shows.map((one) => ({
              to: withSearch(paths.duplicates(), { show: one }),
              label: say(`duplicates.show.${one}`),
              current: one === show,
            }))}
          />
        </>
      }
    >
      {show === 'merged' ? <MergeList /> : <DuplicateList key={show} entity={entityOf[show]} />}
    </Page>
  )
}

const entityOf: Record<'people' | 'companies', DuplicateEntity> = { people: 'person', companies: 'company' }
