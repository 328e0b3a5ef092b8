import type { DateOrder, DecimalMark } from '../../../contract/imports/mapping.ts'
import { ColumnTally } from '../../import/reading/profile-columns.ts'
import { readNumber } from '../../import/reading/read-amount.ts'
import { readDate } from '../../import/reading/read-date.ts'
import type { Column } from '../../scoring/model/history/facts.ts'
import { isPlaceholder } from '../../scoring/model/history/placeholder.ts'

/** Cells looked at to tell numbers, days and texts apart, spread over the file. */
const mostProfiled = 20_000

/**
 * A column of a file as facts. How its cells are written (as numbers, with which decimal mark; as days, in which order)
 * is read over the whole file like its encoding, whatever the outcomes.
 * @param rows the rows wanted, in their order
 */
export function readColumn(name: string, cells: readonly string[], rows: Int32Array): Column {
  const read = readerFor(name, cells)
  if (!read) return { name, kind: 'choice', values: Array.from(rows, (row) => cells[row] as string) }
  const known = new Map<string, number>()
  const once = (cell: string): number => {
    const seen = known.get(cell)
    if (seen !== undefined) return seen
    const value = isPlaceholder(cell) ? Number.NaN : (read.value(cell) ?? Number.NaN)
    if (known.size < 100_000) known.set(cell, value)
    return value
  }
  return { name, kind: read.kind, values: Float64Array.from(rows, (row) => once(cells[row] as string)) }
}

interface Reader {
  kind: 'number' | 'day'
  value(cell: string): number | null
}

/** Null for texts. */
function readerFor(name: string, cells: readonly string[]): Reader | null {
  const step = Math.max(1, Math.floor(cells.length / mostProfiled))
  const looked = cells.filter((cell, at) => at % step === 0 && !isPlaceholder(cell))
  if (looked.length === 0) return null
  // 1.5e-7 is how programs write small numbers, and nobody else.
  if (looked.every((cell) => plainNumber(cell) !== null)) return { kind: 'number', value: plainNumber }
  const tally = new ColumnTally(name)
  for (const cell of looked) tally.add(cell)
  const { kind, dates, decimals } = tally.profile()
  if (kind === 'date' && dates) return { kind: 'day', value: (cell) => dayNumber(cell, dates.order) }
  if ((kind === 'number' || kind === 'money') && decimals)
    return { kind: 'number', value: (cell) => amount(cell, decimals.mark) }
  return null
}

/** Codes such as 0042 are no numbers. */
function plainNumber(cell: string): number | null {
  if (!/^[-+]?(0|[1-9]\d*|\d*(?=\.\d))(\.\d+)?(e[-+]?\d+)?$/i.test(cell)) return null
  const number = Number(cell)
  return Number.isFinite(number) ? number : null
}

function amount(cell: string, mark: DecimalMark): number | null {
  const read = readNumber(cell, mark)
  return read && Number(read.digits)
}

/** Days since 1970-01-01. */
function dayNumber(cell: string, order: DateOrder): number | null {
  const read = readDate(cell, order)
  return read && Math.round(Date.parse(`${read.day}T00:00:00Z`) / 86_400_000)
}
