import { Button } from '@mantine/core'
import type { Numbers } from '../../contract/insights.ts'
import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { useSearchParams } from '../platform/search-params.ts'
import { Answer, EmptyState } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { FilterSentence } from './FilterSentence.tsx'
import { ClosedFigures } from './figures/ClosedFigures.tsx'
import { FunnelPart } from './figures/funnel/FunnelPart.tsx'
import { Breakdown } from './figures/groups/Breakdown.tsx'
import { thisMonth } from './figures/months/months.ts'
import { OpenFigures } from './figures/OpenFigures.tsx'
import styles from './NumbersPage.module.css'
import { NumbersSkeleton } from './NumbersSkeleton.tsx'
import { useNumbers } from './numbers-queries.ts'
import { type NumbersSearch, questionOf, readNumbersSearch } from './numbers-search.ts'

/** What the sales come to: closed deals of a period, the pipeline of this moment, the funnel, and who did what. */
export function NumbersPage() {
  const say = useSay()
  const [search, setSearch] = useSearchParams(readNumbersSearch)
  const numbers = useNumbers(questionOf(search, thisMonth(useReader())))
  return (
    <Page
      title={say('insights.title')}
      tools={<FilterSentence search={search} onChange={setSearch} asked={numbers.data?.asked} />}
    >
      <Answer of={numbers} waiting={<NumbersSkeleton />}>
        {(data) =>
          isEmpty(data) ? (
            <Nothing search={search} onChange={setSearch} />
          ) : (
            <div className={styles.parts} aria-busy={numbers.isPlaceholderData || undefined}>
              <ClosedFigures numbers={data} />
              <OpenFigures numbers={data} />
              <FunnelPart numbers={data} chosen={search.funnel} onChange={setSearch} />
              {data.groups.some((group) => group.winRate.cases > 0) && (
                <Breakdown numbers={data} show={search.show} onChange={setSearch} />
              )}
            </div>
          )
        }
      </Answer>
    </Page>
  )
}

function isEmpty({ closed, open, funnels }: Numbers): boolean {
  return (
    closed.winRate.cases === 0 && open.open.cases === 0 && open.resting.cases === 0 && funnels.length === 0
  )
}

/** Says what would stand here and how it comes about, and offers the one act that helps. */
function Nothing(props: { search: NumbersSearch; onChange: (change: Partial<NumbersSearch>) => void }) {
  const { search, onChange } = props
  const say = useSay()
  const narrowed = search.period !== 'all' || search.process || search.owner || search.product
  const everything = {
    period: 'all',
    from: undefined,
    to: undefined,
    process: undefined,
    owner: undefined,
    product: undefined,
  } as const
  return (
    <EmptyState
      title={say('insights.empty.title')}
      act={
        narrowed ? (
          <Button onClick={() => onChange(everything)}>{say('insights.empty.all')}</Button>
        ) : (
          <Button component={Link} to={paths.dealBoard()}>
            {say('insights.empty.board')}
          </Button>
        )
      }
    >
      <p>{say('insights.empty.why')}</p>
    </EmptyState>
  )
}
