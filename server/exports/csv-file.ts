import type { ExportReading } from '../../contract/exports.ts'
import type { Language } from '../../contract/text.ts'
import type { Column } from './columns/column.ts'
import type { Row } from './rows-of.ts'
import { dayWriter, decimalMark, inMajorUnits } from './values.ts'
import { headerOf } from './words/header-of.ts'

/** A part of a file at a time: before the first row, for each batch of them, after the last. */
export interface FileWriter {
  begin(): Uint8Array | string
  rows(rows: readonly Row[]): Promise<Uint8Array | string> | Uint8Array | string
  end(): Promise<Uint8Array | string> | Uint8Array | string
}

/**
 * RFC 4180 with a byte order mark, by which spreadsheets know UTF-8. Local values of a language with decimal commas are
 * set apart by semicolons, as its spreadsheets expect.
 */
export function csvFile(columns: readonly Column[], language: Language, reading: ExportReading): FileWriter {
  const local = reading === 'local'
  const mark = local ? decimalMark(language) : '.'
  const between = mark === ',' ? ';' : ','
  const cells = columns.map((column) => cellWriter(column, { local, mark, language }))
  const line = (row: Row) => {
    let written = ''
    for (let at = 0; at < cells.length; at++) {
      const value = row[at]
      if (at > 0) written += between
      if (value != null) written += cells[at]?.(value, row[at + 1]) ?? ''
    }
    return `${written}\r\n`
  }
  return {
    begin: () => `\ufeff${columns.map((column) => quoted(headerOf(column, language))).join(between)}\r\n`,
    rows: (rows) => {
      let text = ''
      for (const row of rows) text += line(row)
      return text
    },
    end: () => '',
  }
}

type CellWriter = (value: string, next: string | null | undefined) => string

function cellWriter(
  { kind, wordOf }: Column,
  { local, mark, language }: { local: boolean; mark: string; language: Language },
): CellWriter {
  const decimal = (number: string) => (mark === '.' ? number : number.replace('.', mark))
  const day = dayWriter(language)
  switch (kind) {
    case 'text':
      return quoted
    case 'key':
      return (key) => quoted(wordOf ? wordOf(key) : key)
    case 'number':
      return decimal
    case 'money':
      return (minor, currency) => decimal(inMajorUnits(minor, currency))
    case 'day':
      return local ? day : (value) => value
    case 'instant':
      return local ? (value) => `${day(value.slice(0, 10))} ${value.slice(11)}` : (value) => value
  }
}

/**
 * A spreadsheet would run what begins like a formula: = + - @ tab CR, and their wide forms. Opened under another language it
 * parts cells at other signs and knows no quotes, so that within a text what follows such a sign begins a cell as well.
 */
const formula = /(^|[;,\t\r\n])(?='*[=+\-@\t\r＝＋－＠])/g

/** What could hold one at all: asked first, since that is quick and most texts could not. */
const beginsOrParts = /^['=+\-@＝＋－＠]|[;,\t\r\n]/

/** The import takes each of the apostrophes off again: see read-cell.ts. */
function quoted(text: string): string {
  const safe = beginsOrParts.test(text) ? text.replace(formula, "$1'") : text
  return `"${safe.includes('"') ? safe.replaceAll('"', '""') : safe}"`
}
