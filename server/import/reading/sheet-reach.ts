import { unreadable } from './file-limits.ts'

/** A reader of workbooks fills every gap before the last cell that holds something: a far one alone would be gigabytes. */
const mostCells = 40_000_000
/** Rows of a sheet, by the standard. */
const lastRow = 1_048_576
/** No tag of a sheet is nearly as long. */
const longestTag = 10_000

const begins = /<(?:[^\s<>/:"'=]+:)?(row|c)(?=[\s/>])/g
const tag = /<[^\s<>/]+((?:\s+[^\s<>/"'=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const attribute = /([^\s"'=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/**
 * Looks at the addresses of cells as a part of a workbook is unpacked, a piece at a time.
 * @returns what takes the next piece; it throws Refusal `unreadable_file` where cells lie too far apart, or where a tag
 *   could be read in another way than here
 */
export function sheetReach(): (piece: Uint8Array) => void {
  const reach = { row: 0, rows: 0, columns: 0 }
  let rest = ''
  return (piece) => {
    const text = rest + Buffer.from(piece).toString('latin1')
    rest = text.slice(Math.max(text.lastIndexOf('<'), text.length - longestTag, 0))
    for (const { index, 1: name } of text.matchAll(begins)) {
      tag.lastIndex = index
      const [, attributes = '', empty] = tag.exec(text) ?? []
      if (empty !== undefined) take(name, attributes, empty === '/')
      // It may go on in the next piece.
      else if (text.length - index > longestTag || text.includes('<', index + 1))
        throw unreadable('bad_workbook')
    }
  }

  function take(name: string | undefined, attributes: string, isEmpty: boolean): void {
    for (const [, key = '', double, single] of attributes.matchAll(attribute)) {
      if (key.split(':').at(-1) !== 'r') continue
      const [, letters = '', digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(double ?? single ?? '') ?? []
      if (digits === undefined || Number(digits) > lastRow) throw unreadable('bad_workbook')
      if (name === 'row') reach.row = Number(digits)
      // What only has a colour is no cell to fill up to.
      if (name === 'row' || isEmpty) continue
      reach.rows = Math.max(reach.rows, reach.row, Number(digits))
      reach.columns = Math.max(reach.columns, placeOf(letters))
      if (reach.rows * reach.columns > mostCells) throw unreadable('workbook_too_large')
    }
  }
}

/** A is 1, AA is 27. */
const placeOf = (letters: string) =>
  [...letters].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0)
