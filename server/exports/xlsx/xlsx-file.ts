import type { Language } from '../../../contract/text.ts'
import type { Column } from '../columns/column.ts'
import type { FileWriter } from '../csv-file.ts'
import type { Row } from '../rows-of.ts'
import { headerOf } from '../words/header-of.ts'
import { cellWriter, lettersOf, textCell } from './cells.ts'
import { main, style, workbookParts } from './workbook.ts'
import { Zip } from './zip.ts'

/** A sheet holds no more than 2^20 rows: what is beyond goes to another one. */
const rowsOfSheet = 1_048_576

/** A workbook with one list: a bold head that stays in sight, numbers and dates as such, from right to left in Persian. */
export function xlsxFile(
  columns: readonly Column[],
  language: Language,
  title: string,
  most = rowsOfSheet,
): FileWriter {
  const zip = new Zip()
  const cells = columns.map(cellWriter)
  const letters = columns.map((_, place) => lettersOf(place))
  const head = columns.map(
    (column, at) => `<c r="${letters[at]}1"${textCell(headerOf(column, language), style.head)}`,
  )
  let sheets = 0
  let left = 0

  const openSheet = async () => {
    sheets += 1
    left = most - 1
    const view = `<sheetView workbookViewId="0"${language === 'fa' ? ' rightToLeft="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>`
    const begun = zip.open(`xl/worksheets/sheet${sheets}.xml`)
    const start = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}"><sheetViews>${view}</sheetViews><cols>${columns.map(widthOf).join('')}</cols><sheetData><row r="1">${head.join('')}</row>`
    return [begun, await zip.add(start)]
  }
  const closeSheet = async () => [await zip.add('</sheetData></worksheet>'), await zip.close()]

  const line = (row: Row, number: number) => {
    let written = `<row r="${number}">`
    for (let at = 0; at < cells.length; at++) {
      const value = row[at]
      if (value != null) written += `<c r="${letters[at]}${number}"${cells[at]?.(value, row[at + 1])}`
    }
    return `${written}</row>`
  }
  return {
    begin: () => '',
    async rows(rows) {
      const parts: Buffer[] = []
      for (let from = 0; from < rows.length; ) {
        if (sheets > 0 && left === 0) parts.push(...(await closeSheet()))
        if (left === 0) parts.push(...(await openSheet()))
        const fitting = rows.slice(from, from + left)
        let text = ''
        for (const row of fitting) text += line(row, most - left-- + 1)
        parts.push(await zip.add(text))
        from += fitting.length
      }
      return Buffer.concat(parts)
    },
    async end() {
      const parts: Buffer[] = sheets === 0 ? await openSheet() : []
      parts.push(...(await closeSheet()))
      for (const [name, text] of workbookParts(sheets, title))
        parts.push(zip.open(name), await zip.add(text), await zip.close())
      return Buffer.concat([...parts, zip.end()])
    },
  }
}

function widthOf({ kind }: Column, at: number): string {
  const width = { text: 24, key: 18, number: 10, money: 14, day: 12, instant: 16 }[kind]
  return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
}
