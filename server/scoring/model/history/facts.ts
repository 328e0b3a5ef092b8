/**
 * What a score is learned from, and told about.
 *
 * Fact: something known of a lead when it is scored: a number, a choice, a day; missing is a fact of its own.
 * Table: the facts of many leads, column by column.
 * Outcome: what became of the lead: 1 won (converted), 0 lost.
 * Feature: what the model makes of a column: steps of a number, levels of a choice.
 * Log odds: ln(p ÷ (1 − p)), the scale on which the parts of a score add up.
 */
export type Column =
  /** NaN where missing. Days are counted from 1970-01-01. */
  | { name: string; kind: 'number' | 'day'; values: Float64Array }
  /** Yes/no is a choice between two. Empty where blank. */
  | { name: string; kind: 'choice'; values: readonly string[] }

export interface Table {
  rows: number
  columns: readonly Column[]
}

/** Of one lead, by column. A number for numbers and days, a text for choices; null or absent where missing. */
export type Facts = Readonly<Record<string, number | string | null | undefined>>

/** The rows of a table that `places` names, in that order. */
export function rowsOf(table: Table, places: Int32Array): Table {
  return {
    rows: places.length,
    columns: table.columns.map((column) =>
      column.kind === 'choice'
        ? { ...column, values: Array.from(places, (place) => column.values[place] as string) }
        : { ...column, values: Float64Array.from(places, (place) => column.values[place] as number) },
    ),
  }
}

/** A row of the table as the facts of one lead. */
export function factsAt(table: Table, row: number): Facts {
  return Object.fromEntries(
    table.columns.map((column) => {
      const value = column.values[row]
      return [column.name, Number.isNaN(value) ? null : value]
    }),
  )
}
