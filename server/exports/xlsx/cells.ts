import type { Column } from '../columns/column.ts'
import { inMajorUnits, perDay } from '../values.ts'
import { style } from './workbook.ts'

type CellWriter = (value: string, next: string | null | undefined) => string

/** How the values of a column are written into a sheet: what follows a cell's address, `<c r="B7"`. */
export function cellWriter({ kind, wordOf }: Column): CellWriter {
  switch (kind) {
    case 'text':
      return (value) => textCell(value)
    case 'key':
      return (key) => textCell(wordOf ? wordOf(key) : key)
    case 'number':
      return (value) => numberCell(value, style.plain)
    case 'money':
      return (minor, currency) => numberCell(inMajorUnits(minor, currency), style.amount)
    case 'day':
      return (value) => numberCell(String(serialOf(value)), style.day)
    case 'instant':
      return (value) => numberCell(String(serialOf(value)), style.instant)
  }
}

/**
 * A text is a text: a sheet runs it never, whatever it begins with. Plain ones are written as the shorter of the two ways
 * there are (ECMA-376 18.18.11: `str`), since of a million rows most bytes would be the longer one's marks; what XML would
 * read otherwise is written inline.
 */
export function textCell(value: string, as: number = style.plain): string {
  if (value.length <= longest && !notOnlyWords.test(value))
    return as === style.plain ? ` t="str"><v>${value}</v></c>` : ` t="str"${styled(as)}><v>${value}</v></c>`
  const space = spaceThatCounts.test(value) ? ' xml:space="preserve"' : ''
  return ` t="inlineStr"${styled(as)}><is><t${space}>${escaped(value.slice(0, longest))}</t></is></c>`
}

const numberCell = (value: string, as: number) => `${styled(as)}><v>${value}</v></c>`

/** Nothing for the plain style: a million rows of it would be half their bytes. */
const styled = (as: number) => (as === style.plain ? '' : ` s="${as}"`)

/** Whatever is to be written otherwise than it is, or might be. */
const notOnlyWords = /^\s|\s$|[&<>\u0000-\u001f\ufffe\uffff]/

/** XML leaves the rest of the white space alone by itself. */
const spaceThatCounts = /^\s|\s$|[\n\t]/

/** The letters of a column by its place: A … Z, AA … */
export function lettersOf(place: number): string {
  const before = Math.floor(place / 26)
  return (before > 0 ? lettersOf(before - 1) : '') + String.fromCharCode(65 + (place % 26))
}

/** What a cell holds at the most. */
const longest = 32_767

/** Days since the 30th of December 1899, as spreadsheets count them, by the clock on the wall. */
function serialOf(wallClock: string): number {
  const serial = serialOfDay(wallClock.slice(0, 10))
  const time = wallClock.slice(11)
  return time === '' ? serial : serial + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) / 1_440
}

const serialOfDay = perDay((day) => Date.parse(day) / 86_400_000 + 25_569)

const special = /[&<>\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const escaped = (text: string) =>
  special.test(text) ? text.replace(new RegExp(special, 'g'), (sign) => entities[sign] ?? '') : text

/** Anything else of `special` XML cannot say at all. */
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
