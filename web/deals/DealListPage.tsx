import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { type DealInList, listDeals } from '../../contract/deals/deals.ts'
import { textIn } from '../../contract/text.ts'
import { ExportMenu } from '../exports/ExportMenu.tsx'
import { paths, withSearch } from '../paths.ts'
import { usePages } from '../platform/ask.ts'
import { useSay } from '../platform/i18n.tsx'
import { useKeyListing } from '../platform/keyboard/key-listing.ts'
import { useReader } from '../platform/reader/reader.ts'
import { useSearchParams } from '../platform/search-params.ts'
import { useMay, useSession } from '../platform/session.ts'
import { readFilter, writeFilter } from '../segments/filter/filter-model.ts'
import { ListFilter } from '../segments/filter/ListFilter.tsx'
import { ColumnChooser } from '../segments/views/ColumnChooser.tsx'
import { chosenColumns } from '../segments/views/chosen-columns.ts'
import { ViewRow } from '../segments/views/ViewRow.tsx'
import { EmptyState, ErrorState } from '../ui/feedback/states.tsx'
import { Icon } from '../ui/icons.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { DataTable } from '../ui/tables/DataTable.tsx'
import { DealViews } from './DealViews.tsx'
import { useProcesses } from './deal-queries.ts'
import { BulkBar } from './list/BulkBar.tsx'
import { DealListCards } from './list/DealListCards.tsx'
import { useDealColumns } from './list/deal-columns.tsx'
import { isPristine, lookOfSearch, queryOf, quickDeals, readListSearch } from './list/list-search.ts'
import { MoreFilters } from './list/MoreFilters.tsx'
import { QuickFilters } from './list/QuickFilters.tsx'
import { TextFilter } from './list/TextFilter.tsx'
import { FilterSentence } from './sentence/FilterSentence.tsx'

const keyLines = [['x', 'deals.key.choose']] as const
const densityKey = 'stagecraft.deals.density'

/** Every deal one may see, as a table: filtered and sorted in the address, several at once where that helps. */
export function DealListPage() {
  const say = useSay()
  const { language } = useReader()
  const { member } = useSession()
  const mayEdit = useMay('deals.edit')
  const [search, setSearch] = useSearchParams(readListSearch)
  const query = useMemo(() => queryOf(search, member.id), [search, member.id])
  const deals = usePages(listDeals, { query })
  const process = useProcesses().data?.rows.find(({ id }) => id === search.process)
  const all = useDealColumns(search.status === 'won' || search.status === 'lost')
  const usual = all.map(({ key }) => key)
  const { columns, shown } = chosenColumns(all, usual, search.columns)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [compact, setCompact] = useState(() => localStorage.getItem(densityKey) === 'compact')
  const phone = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false })

  useKeyListing(keyLines)

  const rows: DealInList[] | undefined = deals.rows
  const empty = (
    <EmptyState
      title={say('deals.list.empty')}
      act={
        <Button component={Link} to={paths.dealList()} variant="default">
          {say('common.clear_filters')}
        </Button>
      }
    >
      <p>{say('deals.list.empty.why')}</p>
    </EmptyState>
  )
  return (
    <Page
      title={say('deals.title')}
      sub={
        <>
          <FilterSentence
            message="deals.sentence.list"
            filter={search}
            onChange={setSearch}
            process={process ? { id: process.id, name: textIn(process.name, language) } : null}
          />
          <ListFilter
            entity="deal"
            filter={readFilter(search.filter)}
            uncounted
            onChange={(changed) => setSearch({ filter: writeFilter(changed) }, { replace: true })}
          />
        </>
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
      tools={
        <>
          <QuickFilters search={search} onChange={setSearch} />
          <ViewRow
            entity="deal"
            search={lookOfSearch(search)}
            onChange={(change, how) => setSearch(change as Partial<typeof search>, how)}
            quick={quickDeals}
            withoutAll
            pristine={isPristine(search)}
          />
          <TextFilter
            value={search.text ?? ''}
            label={say('deals.list.find')}
            onChange={(text) => setSearch({ text: text || undefined }, { replace: true })}
          />
          {!phone && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-pressed={compact}
              onClick={toggleDensity}
            >
              {say(compact ? 'deals.density.roomy' : 'deals.density.compact')}
            </Button>
          )}
          {!phone && (
            <ColumnChooser
              columns={all}
              shown={shown}
              onChange={(keys) => setSearch({ columns: keys.join(',') }, { replace: true })}
            />
          )}
          <MoreFilters search={search} onChange={setSearch} />
          <ExportMenu list="deals" query={query} shown={shown} />
        </>
      }
      width="full"
    >
      {content()}
    </Page>
  )

  function content() {
    if (deals.error && !rows) return <ErrorState error={deals.error} onRetry={deals.retry} />
    if (phone) return <DealListCards pages={deals} empty={empty} />
    return (
      <>
        <DataTable
          label={say('deals.title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowPath={({ id }) => paths.deal(id)}
          sort={{ by: search.sort, direction: search.direction }}
          onSort={({ by, direction }) => setSearch({ sort: by as never, direction }, { replace: true })}
          more={deals}
          empty={empty}
          compact={compact}
          {...(mayEdit && {
            choose: {
              chosen,
              onChoose: setChosen,
              rowLabel: ({ title }: DealInList) => say('deals.bulk.choose', { title }),
              allLabel: say('deals.bulk.choose_all'),
            },
          })}
        />
        <BulkBar
          deals={rows?.filter(({ id }) => chosen.has(id)) ?? []}
          onClear={() => setChosen(new Set())}
        />
      </>
    )
  }

  function toggleDensity(): void {
    localStorage.setItem(densityKey, compact ? 'roomy' : 'compact')
    setCompact(!compact)
  }
}
