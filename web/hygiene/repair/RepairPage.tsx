import type { ReactNode } from 'react'
import { paths, withSearch } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { oneOf, type RawSearch, textOf, useSearchParams } from '../../platform/search-params.ts'
import { Answer } from '../../ui/feedback/states.tsx'
import { Page } from '../../ui/Page.tsx'
import { TabLinks } from '../../ui/TabLinks.tsx'
import { ChecksView } from '../checks/ChecksView.tsx'
import { ScoreView } from '../score/ScoreView.tsx'
import { ExcuseList } from './excuses/ExcuseList.tsx'
import { Repairs } from './Repairs.tsx'
import { useChecks } from './repair-queries.ts'

const shows = ['repair', 'excuses', 'score', 'checks'] as const

function readRepairSearch(raw: RawSearch) {
  return { show: oneOf(raw.show, shows) ?? 'repair', check: textOf(raw.check) }
}

/** What is missing or wrong, put right row by row; how clean the records are; and what is looked for. `above` says among which pages it stands. */
export function RepairPage({ above }: { above?: ReactNode }) {
  const say = useSay()
  const [{ show, check }, setSearch] = useSearchParams(readRepairSearch)
  const checks = useChecks(15_000)
  return (
    <Page
      title={say('repair.title')}
      sub={say(`repair.sub.${show}`)}
      tools={
        <>
          {above}
          <TabLinks
            within={above !== undefined}
            label={say('repair.views')}
            tabs={shows.map((one) => ({
              to: withSearch(paths.repair(), { show: one === 'repair' ? undefined : one }),
              label: say(`repair.show.${one}`),
              current: one === show,
            }))}
          />
        </>
      }
    >
      <Answer of={checks}>
        {(known) => {
          if (show === 'excuses') return <ExcuseList />
          if (show === 'score') return <ScoreView checks={known} />
          if (show === 'checks') return <ChecksView checks={known} />
          return (
            <Repairs
              checks={known}
              asked={check}
              onAsk={(key) => setSearch({ check: key }, { replace: true })}
            />
          )
        }}
      </Answer>
    </Page>
  )
}
