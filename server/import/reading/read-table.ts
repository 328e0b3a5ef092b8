import { Refusal } from '../../platform/refusal.ts'
import { limits, unreadable } from './file-limits.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import type { TableSource } from './table-source.ts'

/**
 * A file as rows of text. The first row that is not empty names the columns; empty lines are left out.
 * What makes a file unreadable is a `Refusal('unreadable_file', { why, line? })` or `too_large`, wherever it shows.
 */
export interface Table {
  format: 'csv' | 'xlsx'
  /** Null for XLSX. */
  encoding: string | null
  delimiter: string | null
  /** Different from each other and never empty. */
  columns: string[]
  /** Batches of rows, to be walked once. A row has at least as many cells as there are columns. */
  batches: AsyncIterable<string[][]>
}

export async function readTable(source: TableSource): Promise<Table> {
  if (source.size > limits.bytes) throw new Refusal('too_large', { limit: 'bytes', most: limits.bytes })
  if (source.size === 0) throw unreadable('empty')
  const { format, encoding, delimiter, records } = (await isZip(source))
    ? await readXlsx(source)
    : await readCsv(source)
  const walk = records[Symbol.asyncIterator]()
  const first = await walk.next()
  if (first.done) throw unreadable('empty')
  const [header, ...rest] = first.value
  if (!header) throw unreadable('empty')
  if (header.length > limits.columns)
    throw new Refusal('too_large', { limit: 'columns', most: limits.columns })
  const columns = columnNames(header)
  return { format, encoding, delimiter, columns, batches: bodies(rest, walk, columns.length) }
}

async function* bodies(rest: string[][], walk: AsyncIterator<string[][]>, width: number) {
  let rows = 0
  for (let batch = rest; ; ) {
    const filled = batch
      .filter((cells) => cells.some((cell) => cell !== ''))
      .map((cells) => fit(cells, width))
    rows += filled.length
    if (rows > limits.rows) throw new Refusal('too_large', { limit: 'rows', most: limits.rows })
    if (filled.length > 0) yield filled
    const next = await walk.next()
    if (next.done) return
    batch = next.value
  }
}

/** Short rows are filled up; cells too many stay, so that the row can be refused for them. Trailing empty ones do not count. */
function fit(cells: string[], width: number): string[] {
  const row = cells.map((cell) => storable(cell.trim()))
  while (row.length < width) row.push('')
  while (row.length > width && row.at(-1) === '') row.pop()
  return row.length > limits.columns ? row.slice(0, limits.columns) : row
}

/** PostgreSQL keeps no NUL in a text. The sign that takes its place is refused where the cell is used. */
const storable = (cell: string) => (cell.includes('\0') ? cell.replaceAll('\0', '\ufffd') : cell)

function columnNames(header: readonly string[]): string[] {
  const seen = new Set<string>()
  return header.map((cell, place) => {
    const base = storable(cell.trim()).slice(0, 200) || `column ${place + 1}`
    let name = base
    for (let again = 2; seen.has(name); again++) name = `${base} (${again})`
    seen.add(name)
    return name
  })
}

async function isZip(source: TableSource): Promise<boolean> {
  for await (const chunk of source.open()) return chunk[0] === 0x50 && chunk[1] === 0x4b
  return false
}
