import { type ReactNode, useState } from 'react'
import type { ExportList } from '../../../contract/exports.ts'
import type { FilterEntity } from '../../../contract/segments/filters.ts'
import { ExportMenu } from '../../exports/ExportMenu.tsx'
import type { Pages } from '../../platform/ask.ts'
import { ErrorState } from '../../ui/feedback/states.tsx'
import { Page } from '../../ui/Page.tsx'
import { type Column, DataTable, type Sort } from '../../ui/tables/DataTable.tsx'
import { TextFilter } from '../../ui/tables/TextFilter.tsx'
import { readFilter, writeFilter } from '../filter/filter-model.ts'
import { ListFilter } from '../filter/ListFilter.tsx'
import { ColumnChooser } from '../views/ColumnChooser.tsx'
import { chosenColumns } from '../views/chosen-columns.ts'
import { type QuickCondition, ViewRow } from '../views/ViewRow.tsx'
import { isNarrowed, isPristine, type ListSearch, unfiltered } from './list-search.ts'
import { NoMatches } from './NoMatches.tsx'

interface ListPageProps<Row extends { id: string }, Search extends ListSearch> {
  /** What it lists, as filters and views know it. */
  entity: FilterEntity
  /** The same, as exports know it. */
  list: ExportList
  title: string
  /** All that the address says of the list; what narrows it is cleared with its filters. */
  search: Search
  onSearch: (change: Partial<NoInfer<Search>>, how?: { replace?: boolean }) => void
  /** What the list is asked by. */
  query: Readonly<Record<string, unknown>>
  pages: Pages<Row>
  columns: readonly Column<Row>[]
  /** The columns shown until somebody chooses; all of them where it is not said. */
  usual?: readonly string[]
  /** How it is sorted now; absent: it has one order only. */
  order?: Sort
  rowPath?: (row: Row) => string
  /** What is asked for most. */
  quick: readonly QuickCondition[]
  /** What its text filter looks for. */
  find: string
  /** A sentence of the list's own before the filter's; the filter then does not count. */
  sentence?: ReactNode
  actions?: ReactNode
  /** The other views of the same place. */
  tabs?: ReactNode
  /** Presses of the list's own, among them one for everything. */
  presses?: ReactNode
  moreTools?: ReactNode
  /** Acts on several rows at once. */
  bulk?: Bulk<Row> | undefined
  /** Shown instead of the table while there are no such records at all. */
  none: ReactNode
  compact?: boolean
  /** The list on a phone, where it is no table. */
  cards?: ((empty: ReactNode) => ReactNode) | false
  /** Above the rows. */
  before?: ReactNode
  /** Dialogs. */
  children?: ReactNode
}

interface Bulk<Row> {
  /** What the box of a row is called, and the one above them all. */
  rowLabel: (row: Row) => string
  allLabel: string
  /** What can be done with the chosen rows. */
  bar: (rows: readonly Row[], onClear: () => void) => ReactNode
}

/** A list of records: its filter as a sentence, quick filters and views, columns, order, and the list as a file. */
export function ListPage<Row extends { id: string }, Search extends ListSearch>(
  props: ListPageProps<Row, Search>,
) {
  const { entity, title, search, query, order, pages, columns: all, bulk } = props
  const onSearch = props.onSearch as (change: Partial<ListSearch>, how?: { replace?: boolean }) => void
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const usual = props.usual ?? all.map(({ key }) => key)
  const { columns, shown } = chosenColumns(all, usual, search.columns)
  const empty = isNarrowed(search) ? <NoMatches onClear={() => onSearch(unfiltered(search))} /> : props.none
  return (
    <Page
      title={title}
      width="full"
      sub={
        <>
          {props.sentence}
          <ListFilter
            entity={entity}
            filter={readFilter(search.filter)}
            text={search.text}
            uncounted={props.sentence !== undefined}
            onChange={(changed) => onSearch({ filter: writeFilter(changed) }, { replace: true })}
          />
        </>
      }
      actions={props.actions}
      tools={
        <>
          {props.tabs}
          {props.presses}
          <ViewRow
            entity={entity}
            search={search}
            onChange={onSearch}
            quick={props.quick}
            withoutAll={props.presses !== undefined}
            pristine={isPristine(search)}
          />
          <TextFilter
            label={props.find}
            value={search.text ?? ''}
            onChange={(text) => onSearch({ text: text || undefined }, { replace: true })}
          />
          {props.moreTools}
          {!props.cards && (
            <ColumnChooser
              columns={all}
              shown={shown}
              onChange={(keys) => onSearch({ columns: keys.join(',') }, { replace: true })}
            />
          )}
          <ExportMenu list={props.list} query={query} shown={shown} />
        </>
      }
    >
      {props.before}
      {rows()}
      {props.children}
    </Page>
  )

  function rows(): ReactNode {
    if (pages.error && !pages.rows) return <ErrorState error={pages.error} onRetry={pages.retry} />
    if (props.cards) return props.cards(empty)
    return (
      <>
        <DataTable
          label={title}
          columns={columns}
          rows={pages.rows}
          rowKey={({ id }) => id}
          {...(props.rowPath && { rowPath: props.rowPath })}
          more={pages}
          {...(order && {
            sort: order,
            onSort: ({ by, direction }: Sort) => onSearch({ sort: by, direction }, { replace: true }),
          })}
          empty={empty}
          compact={props.compact ?? false}
          {...(bulk && {
            choose: {
              chosen,
              onChoose: setChosen,
              rowLabel: bulk.rowLabel,
              allLabel: bulk.allLabel,
            },
          })}
        />
        {bulk?.bar(pages.rows?.filter(({ id }) => chosen.has(id)) ?? [], () => setChosen(new Set()))}
      </>
    )
  }
}
