import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import type { BulkList } from '../../../contract/bulk.ts'
import type { OwnFieldEntity } from '../../../contract/fields.ts'
import { BulkBar } from '../../bulk/BulkBar.tsx'
import type { BulkOf } from '../../bulk/bulk.ts'
import { NewestRun } from '../../bulk/NewestRun.tsx'
import type { Pages } from '../../platform/ask.ts'
import { ErrorState } from '../../ui/feedback/states.tsx'
import { type Column, DataTable, type Sort } from '../../ui/tables/DataTable.tsx'
import { RowCards } from '../../ui/tables/RowCards.tsx'

interface ListRowsProps<Row extends { id: string }> {
  label: string
  list: BulkList
  entity: OwnFieldEntity
  /** What the list is asked by. */
  query: Readonly<Record<string, unknown>>
  pages: Pages<Row>
  columns: readonly Column<Row>[]
  /** Somebody chose the columns. */
  chosenColumns: boolean
  rowPath: ((row: Row) => string) | undefined
  order: Sort | undefined
  onSort: (sort: Sort) => void
  onResize: (key: string, width: number) => void
  /** Acts on several rows at once. */
  bulk: BulkOf<Row> | undefined
  compact: boolean
  empty: ReactNode
}

/** The rows of a list: a table, or cards on a phone, and what can be done with those that are chosen. */
export function ListRows<Row extends { id: string }>(props: ListRowsProps<Row>) {
  const { pages, rowPath, order, bulk } = props
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const phone = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false })
  if (pages.error && !pages.rows) return <ErrorState error={pages.error} onRetry={pages.retry} />
  const rows = {
    label: props.label,
    columns: props.columns,
    rows: pages.rows,
    rowKey: ({ id }: Row) => id,
    more: pages,
    empty: props.empty,
    ...(rowPath && { rowPath }),
    ...(bulk && {
      choose: { chosen, onChoose: setChosen, rowLabel: bulk.rowLabel, allLabel: bulk.allLabel },
    }),
  }
  const about = bulk && { list: props.list, entity: props.entity, bulk }
  return (
    <>
      {about && <NewestRun {...about} ready={pages.rows !== undefined} />}
      {phone ? (
        <RowCards {...rows} named={props.chosenColumns} />
      ) : (
        <DataTable
          {...rows}
          {...(order && { sort: order, onSort: props.onSort })}
          onResize={props.onResize}
          compact={props.compact}
        />
      )}
      {about && (
        <BulkBar
          {...about}
          query={props.query}
          shown={pages.rows ?? []}
          hasMore={pages.hasMore}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
    </>
  )
}
