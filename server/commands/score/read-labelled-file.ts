import { hash } from 'node:crypto'
import { readTable } from '../../import/reading/read-table.ts'
import { fileSource } from '../../import/reading/table-source.ts'
import { type NoOutcome, type OutcomesRead, readOutcomes } from '../../scoring/model/history/outcome.ts'
import type { History } from '../../scoring/model/learn.ts'
import { NotPossible } from '../terminal/not-possible.ts'
import { printable } from './printable.ts'
import { readColumn } from './read-column.ts'

/** A file as history to learn from, with what was left out of it. */
export interface LabelledFile {
  history: History
  /** Rows of the file, with a target and without. */
  rows: number
  target: string
  outcomes: OutcomesRead
  ignored: string[]
  /** Rows that repeat an earlier one in every cell. */
  repeated: number
}

/**
 * Reads a CSV or XLSX file in which one column tells what became of each row.
 * @param ignore names separated by commas, or ''
 * @throws NotPossible naming the column that is not there or tells no outcome
 */
export async function readLabelledFile(
  file: string,
  { target, ignore }: { target: string; ignore: string },
): Promise<LabelledFile> {
  const { names, cells, copies } = await readCells(file)
  const targetAt = placeOf(names, target)
  const outcomes = outcomesOf(names[targetAt] as string, cells[targetAt] as string[])
  const ignored = new Set(listedColumns(names, ignore))
  const labelled = Int32Array.from(outcomes.outcomes.keys()).filter((row) => outcomes.outcomes[row] !== -1)
  const columns = names.flatMap((name, at) => {
    if (at === targetAt || ignored.has(at)) return []
    const own = cells[at] as string[]
    return [readColumn(name, own, labelled)]
  })
  return {
    history: {
      table: { rows: labelled.length, columns },
      outcomes: Uint8Array.from(labelled, (row) => outcomes.outcomes[row] as number),
      copies: labelled.map((row) => copies[row] as number),
    },
    rows: copies.length,
    target: names[targetAt] as string,
    outcomes,
    ignored: [...ignored].map((at) => names[at] as string),
    repeated: copies.length - new Set(copies).size,
  }
}

interface Cells {
  names: string[]
  /** Column by column. */
  cells: string[][]
  /** For each row the first that says the same in every cell. */
  copies: Int32Array
}

async function readCells(file: string): Promise<Cells> {
  const { columns: names, batches } = await readTable(await fileSource(file))
  const cells: string[][] = names.map(() => [])
  const columns = names.map(() => makeKeeper())
  const firsts = new Map<string, number>()
  const copies: number[] = []
  for await (const batch of batches)
    for (const row of batch) {
      const digest = hash('sha1', JSON.stringify(row), 'base64')
      const first = firsts.get(digest) ?? copies.length
      firsts.set(digest, first)
      copies.push(first)
      for (const [at, keep] of columns.entries()) cells[at]?.push(keep(row[at] as string))
    }
  return { names, cells, copies: Int32Array.from(copies) }
}

/** The same text again is kept once: in a large file the cells of most columns are a handful of texts. */
function makeKeeper(): (text: string) => string {
  const kept = new Map<string, string>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    if (kept.size < 1_000) kept.set(text, text)
    return text
  }
}

function outcomesOf(target: string, cells: readonly string[]): OutcomesRead {
  const read: OutcomesRead | NoOutcome = readOutcomes(cells)
  if ('why' in read) throw new NotPossible(printable(`The column "${target}" ${read.why}.`))
  return read
}

/** Column names may hold commas themselves: of several ways to read the list, the longest names win. */
function listedColumns(names: readonly string[], list: string): number[] {
  const pieces = list.split(',')
  const found: number[] = []
  for (let at = 0; at < pieces.length; ) {
    if (pieces[at]?.trim() === '') {
      at++
      continue
    }
    const longest = pieces.length - at
    const taken = Array.from({ length: longest }, (_, less) => longest - less).find(
      (count) => findPlace(names, pieces.slice(at, at + count).join(',')) >= 0,
    )
    found.push(placeOf(names, pieces.slice(at, at + (taken ?? 1)).join(',')))
    at += taken ?? 1
  }
  return found
}

function placeOf(names: readonly string[], name: string): number {
  const place = findPlace(names, name)
  if (place >= 0) return place
  const shown = names.slice(0, 50).join(', ')
  throw new NotPossible(
    printable(`The file has no column "${name.trim()}". It has: ${shown}${names.length > 50 ? ' …' : ''}.`),
  )
}

/** As it is written, else in other letters where that means one column only. */
function findPlace(names: readonly string[], name: string): number {
  const exact = names.indexOf(name.trim())
  if (exact >= 0) return exact
  const alike = names.flatMap((one, at) => (one.toLowerCase() === name.trim().toLowerCase() ? [at] : []))
  return alike.length === 1 ? (alike[0] as number) : -1
}
