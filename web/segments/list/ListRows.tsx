import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import type { Pages } from '../../platform/ask.ts'
import { ErrorState } from '../../ui/feedback/states.tsx'
import { type Column, DataTable, type Sort } from '../../ui/tables/DataTable.tsx'
import { RowCards } from '../../ui/tables/RowCards.tsx'

/** Acts on several rows at once. */
export interface Bulk<Row> {
  /** What the box of a row is called, and the one above them all. */
  rowLabel: (row: Row) => string
  allLabel: string
  /** What can be done with the chosen rows. */
  bar: (rows: readonly Row[], onClear: () => void) => ReactNode
}

interface ListRowsProps<Row extends { id: string }> {
  label: string
  pages: Pages<Row>
  columns: readonly Column<Row>[]
  /** Somebody chose the columns. */
  chosenColumns: boolean
  rowPath: ((row: Row) => string) | undefined
  order: Sort | undefined
  onSort: (sort: Sort) => void
  onResize: (key: string, width: number) => void
  bulk: Bulk<Row> | undefined
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
  return (
    <>
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
      {bulk?.bar(pages.rows?.filter(({ id }) => chosen.has(id)) ?? [], () => setChosen(new Set()))}
    </>
  )
}
