import type { Column } from '../../ui/tables/DataTable.tsx'
import { withinWidths } from '../../ui/tables/HeadCell.tsx'

/** A column that is shown, and its width in pixels where somebody chose one. */
export interface ShownColumn {
  key: string
  width?: number
}

/** As addresses and views have it: `name,phone:180,own.tender_number`. */
export const writeColumns = (shown: readonly ShownColumn[]): string =>
  shown.map(({ key, width }) => (width === undefined ? key : `${key}:${width}`)).join(',')

export function readColumns(text: string | undefined): readonly ShownColumn[] {
  return (text?.split(',') ?? []).map((one) => {
    const [key = '', width] = one.split(':')
    const pixels = Number(width)
    return width !== undefined && pixels === withinWidths(pixels) ? { key, width: pixels } : { key }
  })
}

/** Whether an address asks for this column. */
export const showsColumn = (asked: string | undefined, key: string): boolean =>
  readColumns(asked).some((one) => one.key === key)

/**
 * The columns an address asks for, in its order; those usual where it asks for none that there is. The first of all
 * always stays, and stays first: it leads to the record.
 */
export function shownColumns<Row>(
  all: readonly Column<Row>[],
  usual: readonly string[],
  asked: string | undefined,
): readonly ShownColumn[] {
  const [first, ...others] = all.map(({ key }) => key)
  const known = readColumns(asked).filter(({ key }) => key === first || others.includes(key))
  if (first === undefined || known.length === 0) return usual.map((key) => ({ key }))
  const lead = known.find(({ key }) => key === first) ?? { key: first }
  return [lead, ...new Map(known.filter(({ key }) => key !== first).map((one) => [one.key, one])).values()]
}

/** What a table shows: the columns in their order, each as wide as it was made. */
export const columnsFor = <Row>(
  all: readonly Column<Row>[],
  shown: readonly ShownColumn[],
): readonly Column<Row>[] =>
  shown.flatMap(({ key, width }) => {
    const column = all.find((one) => one.key === key)
    return column ? [width === undefined ? column : { ...column, width: `${width}px` }] : []
  })
