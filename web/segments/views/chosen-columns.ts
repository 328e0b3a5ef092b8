import type { Column } from '../../ui/tables/DataTable.tsx'

export interface ChosenColumns<Row> {
  columns: readonly Column<Row>[]
  shown: readonly string[]
}

/** The columns an address asks for, in the list's order; those usual where it asks for none it has. */
export function chosenColumns<Row>(
  all: readonly Column<Row>[],
  usual: readonly string[],
  asked: string | undefined,
): ChosenColumns<Row> {
  const wanted = asked?.split(',').filter((key) => all.some((column) => column.key === key)) ?? []
  const shown = wanted.length > 0 ? [all[0]?.key ?? '', ...wanted] : usual
  return { columns: all.filter(({ key }) => shown.includes(key)), shown }
}
