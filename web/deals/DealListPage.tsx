import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { listDeals } from '../../contract/deals/deals.ts'
import { textIn } from '../../contract/text.ts'
import { withTags } from '../customers/tags/tag-column.tsx'
import { paths, withSearch } from '../paths.ts'
import { usePages } from '../platform/ask.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { useSearchParams } from '../platform/search-params.ts'
import { useMay, useSession } from '../platform/session.ts'
import { ListPage } from '../segments/list/ListPage.tsx'
import { Icon } from '../ui/icons.tsx'
import { Link } from '../ui/Link.tsx'
import { useDealBulk } from './bulk/deal-bulk.tsx'
import { DealViews } from './DealViews.tsx'
import { useProcesses } from './deal-queries.ts'
import { useDealColumns, usualDealColumns } from './list/deal-columns.tsx'
import { besidesOf, queryOf, quickDeals, readDealSearch } from './list/deal-search.ts'
import { MoreFilters } from './list/MoreFilters.tsx'
import { NoDeals } from './list/NoDeals.tsx'
import { QuickFilters } from './list/QuickFilters.tsx'
import { FilterSentence } from './sentence/FilterSentence.tsx'

const densityKey = 'stagecraft.deals.density'

/** Every deal one may see, as a table: filtered and sorted in the address, several at once where that helps. */
export function DealListPage() {
  const say = useSay()
  const { language } = useReader()
  const { member } = useSession()
  const mayEdit = useMay('deals.edit')
  const [search, setSearch] = useSearchParams(readDealSearch)
  const query = useMemo(() => queryOf(search, member.id), [search, member.id])
  const deals = usePages(listDeals, { query: withTags(query, search) })
  const process = useProcesses().data?.rows.find(({ id }) => id === search.process)
  const [compact, setCompact] = useState(() => localStorage.getItem(densityKey) === 'compact')
  const phone = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false })

  return (
    <ListPage
      entity="deal"
      list="deals"
      title={say('deals.title')}
      search={search}
      onSearch={setSearch}
      route={listDeals}
      query={query}
      pages={deals}
      columns={useDealColumns()}
      usual={usualDealColumns(search.status)}
      order={{ by: search.sort ?? 'created', direction: search.direction ?? 'desc' }}
      rowPath={({ id }) => paths.deal(id)}
      quick={quickDeals}
      besides={besidesOf(search)}
      find={say('deals.list.find')}
      sentence={
        <FilterSentence
          message="deals.sentence.list"
          filter={search}
          onChange={setSearch}
          process={process ? { id: process.id, name: textIn(process.name, language) } : null}
        />
      }
      actions={
        <>
          <DealViews here="list" filter={search} />
          {mayEdit && (
            <Button
              component={Link}
              to={withSearch(paths.dealBoard(), { create: 'deal' })}
              leftSection={<Icon name="plus" />}
            >
              {say('deals.new')}
            </Button>
          )}
        </>
      }
      presses={<QuickFilters search={search} onChange={setSearch} />}
      moreTools={
        !phone && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-pressed={compact}
            onClick={toggleDensity}
          >
            {say(compact ? 'deals.density.roomy' : 'deals.density.compact')}
          </Button>
        )
      }
      before={<MoreFilters search={search} onChange={setSearch} />}
      compact={compact}
      none={<NoDeals />}
      bulk={useDealBulk()}
    />
  )

  function toggleDensity(): void {
    localStorage.setItem(densityKey, compact ? 'roomy' : 'compact')
    setCompact(!compact)
  }
}
