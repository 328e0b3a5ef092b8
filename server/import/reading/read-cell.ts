import { Email, Phone, WebAddress } from '../../../contract/customers/contact-details.ts'
import type { DateOrder, DecimalMark } from '../../../contract/imports/mapping.ts'
import { Language } from '../../../contract/text.ts'
import { minorUnits, readNumber } from './read-amount.ts'
import { readCountry } from './read-country.ts'
import { type DateRead, readDate } from './read-date.ts'
import { readWord, type WordKind } from './read-word.ts'

/** What a field can take from a cell. */
export type CellType =
  | { is: 'line'; most: number }
  | { is: 'prose'; most: number }
  | { is: 'email' }
  | { is: 'phone' }
  | { is: 'web' }
  | { is: 'country' }
  | { is: 'language' }
  | { is: 'currency' }
  | { is: 'word'; of: WordKind }
  | { is: 'whole'; least: number; most: number }
  | { is: 'number' }
  | { is: 'money' }
  /** Per cent, 0 to 100. */
  | { is: 'share' }
  | { is: 'day' }
  | { is: 'moment' }
  | { is: 'id' }
  /** As it stands: read later, with more knowledge. */
  | { is: 'raw' }

export interface Style {
  dates: DateOrder
  decimals: DecimalMark
  times: number
  /** For amounts that name no currency. */
  currency: string
  /** What another column says the amount is in: believed over the sign beside it. */
  said?: string | undefined
}

export interface MoneyRead {
  amount: number
  currency: string
}

export type CellRead = { value: string | number | MoneyRead | DateRead } | { fault: string }

/** Reads a cell that is not empty. A fault is a code that the web translates. */
export function readCell(cell: string, type: CellType, style: Style): CellRead {
  const text = unguarded(cell)
  switch (type.is) {
    case 'line':
      return readLine(text.replace(/\s+/g, ' '), type.most)
    case 'prose':
      return readLine(text, type.most)
    case 'email':
      return parsed(Email.safeParse(text), 'not_an_email')
    case 'phone':
      return parsed(Phone.safeParse(text), 'not_a_phone')
    case 'web':
      return parsed(WebAddress.safeParse(text), 'not_an_address')
    case 'country':
      return known(readCountry(text), 'unknown_country')
    case 'language':
      return parsed(Language.safeParse(text.slice(0, 2).toLowerCase()), 'unknown_language')
    case 'currency':
      return known(/^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : null, 'unknown_currency')
    case 'word':
      return known(readWord(text, type.of), 'unknown_value')
    case 'id':
      return known(uuid.test(text) ? text.toLowerCase() : null, 'unknown_value')
    case 'whole':
      return readWhole(text, type, style)
    case 'number':
      return readDecimal(text, style)
    case 'money':
      return readMoney(text, style)
    case 'share':
      return readShare(text, style)
    case 'day':
    case 'moment': {
      const date = readDate(text, style.dates)
      if (!date) return { fault: 'not_a_date' }
      return { value: type.is === 'day' ? date.day : date }
    }
    case 'raw':
      return { value: text }
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

function readLine(text: string, most: number): CellRead {
  if (unreadable.test(text)) return { fault: 'unreadable_characters' }
  return text.length > most ? { fault: 'too_long' } : { value: text }
}

/** An export puts an apostrophe before what a spreadsheet would take for a formula, as the plus of a telephone number. */
const unguarded = (text: string) => text.replace(/(^|[;,\t\r\n])'(?='*[=+\-@\t\r＝＋－＠])/g, '$1')

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function readWhole(
  text: string,
  { least, most }: { least: number; most: number },
  { decimals, times }: Style,
): CellRead {
  const number = readNumber(text, decimals)
  if (!number) return { fault: 'not_a_number' }
  const value = Number(number.digits) * times
  if (!Number.isInteger(value)) return { fault: 'not_whole' }
  return value < least || value > most ? { fault: 'out_of_range' } : { value }
}

function readDecimal(text: string, { decimals, times }: Style): CellRead {
  const number = readNumber(text, decimals)
  return number ? { value: Number(number.digits) * times } : { fault: 'not_a_number' }
}

function readMoney(text: string, style: Style): CellRead {
  const number = readNumber(text, style.decimals)
  if (!number) return { fault: 'not_a_number' }
  const currency = style.said ?? number.currency ?? style.currency
  const amount = minorUnits(number.digits, currency, style.times)
  if (amount === null) return { fault: 'out_of_range' }
  return amount < 0 ? { fault: 'negative_amount' } : { value: { amount, currency } }
}

function readShare(text: string, { decimals, times }: Style): CellRead {
  const number = readNumber(text, decimals)
  if (!number) return { fault: 'not_a_number' }
  const value = Math.round(Number(number.digits) * times * 100) / 100
  return value < 0 || value > 100 ? { fault: 'out_of_range' } : { value }
}

const known = (value: string | null, fault: string): CellRead => (value === null ? { fault } : { value })

const parsed = (result: { success: boolean; data?: string | undefined }, fault: string): CellRead =>
  result.success && result.data !== undefined ? { value: result.data } : { fault }
