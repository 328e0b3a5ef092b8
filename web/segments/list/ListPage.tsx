import { type ReactNode, useRef } from 'react'
import type { ExportList } from '../../../contract/exports.ts'
import type { OwnValues } from '../../../contract/fields.ts'
import type { Route } from '../../../contract/route.ts'
import type { FilterEntity, FilterPart } from '../../../contract/segments/filters.ts'
import type { BulkOf } from '../../bulk/bulk.ts'
import { ExportMenu } from '../../exports/ExportMenu.tsx'
import type { Pages } from '../../platform/ask.ts'
import { Page } from '../../ui/Page.tsx'
import type { Column, Sort } from '../../ui/tables/DataTable.tsx'
import { TextFilter } from '../../ui/tables/TextFilter.tsx'
import { readFilter, writeFilter } from '../filter/filter-model.ts'
import { ListFilter } from '../filter/ListFilter.tsx'
import { ColumnChooser } from '../views/ColumnChooser.tsx'
import { columnsFor, type ShownColumn, shownColumns, writeColumns } from '../views/chosen-columns.ts'
import { type QuickFilter, ViewRow } from '../views/ViewRow.tsx'
import styles from './ListPage.module.css'
import { ListRows } from './ListRows.tsx'
import { isNarrowed, isPristine, type ListSearch, unfiltered } from './list-search.ts'
import { NoMatches } from './NoMatches.tsx'
import { useOwnColumns } from './use-own-columns.tsx'

interface ListedRow {
  id: string
  own: OwnValues
}

interface ListPageProps<Row extends ListedRow, Search extends ListSearch> {
  /** What it lists, as filters and views know it. */
  entity: FilterEntity
  /** The same, as exports know it. */
  list: ExportList
  title: string
  /** All that the address says of the list; what narrows it is cleared with its filters. */
  search: Search
  onSearch: (change: Partial<NoInfer<Search>>, how?: { replace?: boolean }) => void
  /** What the list is read from, and what it is asked by. */
  route: Route
  query: Readonly<Record<string, unknown>>
  pages: Pages<Row>
  columns: readonly Column<Row>[]
  /** The columns shown until somebody chooses; all of them where it is not said. */
  usual?: readonly string[]
  /** How it is sorted now; absent: it has one order only. */
  order?: Sort
  rowPath?: (row: Row) => string
  /** What is asked for most. */
  quick: readonly QuickFilter[]
  /** What the list's own presses and sentence narrow it by, as a view keeps it. */
  besides?: readonly FilterPart[]
  /** What the tab it stands on narrows it by. */
  within?: FilterPart
  /** What its text filter looks for. */
  find: string
  /** A sentence of the list's own, which the filter's goes on. */
  sentence?: ReactNode
  actions?: ReactNode
  /** The other views of the same place. */
  tabs?: ReactNode
  /** Presses of the list's own, among them one for everything. */
  presses?: ReactNode
  moreTools?: ReactNode
  /** Acts on several rows at once. */
  bulk?: BulkOf<Row> | undefined
  /** Shown instead of the table while there are no such records at all. */
  none: ReactNode
  compact?: boolean
  /** Above the rows. */
  before?: ReactNode
  /** Dialogs. */
  children?: ReactNode
}

/** A list of records: its filter as a sentence, quick filters and views, columns, order, and the list as a file. */
export function ListPage<Row extends ListedRow, Search extends ListSearch>(
  props: ListPageProps<Row, Search>,
) {
  const { entity, title, search, query } = props
  const onSearch = props.onSearch as (change: Partial<ListSearch>, how?: { replace?: boolean }) => void
  const body = useRef<HTMLDivElement>(null)
  const own = useOwnColumns(entity)
  const facts = [...props.columns.filter(({ acts }) => !acts), ...own]
  const usual = props.usual ?? props.columns.filter(({ acts }) => !acts).map(({ key }) => key)
  const shown = shownColumns(facts, usual, search.columns)
  const show = (next: readonly ShownColumn[]) => onSearch({ columns: writeColumns(next) }, { replace: true })
  const clear = isNarrowed(search) ? () => onSearch(unfiltered(search)) : undefined
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
            besides={[...(props.within ? [props.within] : []), ...(props.besides ?? [])]}
            goesOn={props.sentence !== undefined}
            onChange={(changed) => onSearch({ filter: writeFilter(changed) }, { replace: true })}
            onClear={clear}
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
            besides={props.besides ?? []}
            cleared={unfiltered(search)}
            withoutAll={props.presses !== undefined}
            pristine={isPristine(search)}
            narrowed={clear !== undefined}
          />
          <div className={styles.tools}>
            <TextFilter
              label={props.find}
              value={search.text ?? ''}
              onChange={(text) => onSearch({ text: text || undefined }, { replace: true })}
            />
            {props.moreTools}
            <ColumnChooser
              columns={facts}
              shown={shown}
              onChange={show}
              widthOf={widthOf}
              onReset={search.columns ? () => onSearch({ columns: undefined }, { replace: true }) : undefined}
            />
            <ExportMenu list={props.list} query={query} shown={shown.map(({ key }) => key)} />
          </div>
        </>
      }
    >
      {props.before}
      <div ref={body} className={styles.rows}>
        <ListRows
          label={title}
          list={props.list}
          entity={entity}
          query={query}
          pages={props.pages}
          columns={[...columnsFor(facts, shown), ...props.columns.filter(({ acts }) => acts)]}
          chosenColumns={search.columns !== undefined}
          rowPath={props.rowPath}
          order={props.order}
          onSort={({ by, direction }) => onSearch({ sort: by, direction }, { replace: true })}
          onResize={(key, width) => show(shown.map((one) => (one.key === key ? { key, width } : one)))}
          bulk={props.bulk}
          compact={props.compact ?? false}
          empty={
            clear ? (
              <NoMatches
                entity={entity}
                route={props.route}
                query={query}
                onDrop={(change) => onSearch(change)}
                onClear={clear}
              />
            ) : (
              props.none
            )
          }
        />
      </div>
      {props.children}
    </Page>
  )

  function widthOf(key: string): number {
    return body.current?.querySelector<HTMLElement>(`th[data-column="${key}"]`)?.offsetWidth ?? 160
  }
}
