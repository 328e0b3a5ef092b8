import type { DecimalMark } from '../../../contract/imports/mapping.ts'
import { decimalsOf } from '../../platform/currency-decimals.ts'
import { latinDigits } from './latin-digits.ts'

/** A number as its decimal digits, so that nothing is rounded on the way: `-1234.50`. */
export interface NumberRead {
  digits: string
  /** ISO 4217, where a sign or a code stands beside the number. */
  currency: string | null
}

/** Signs that mean one currency among the working languages; `kr` and `$` are read as the most likely one nowhere. */
const signs: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  zł: 'PLN',
  '₹': 'INR',
  '¥': 'JPY',
  US$: 'USD',
}
const beside = String.raw`(?:[A-Za-z]{3}|US\$|[$€£¥₹]|zł|kr\.?|ریال|تومان|%)`
const shape = new RegExp(
  String.raw`^(?:(${beside})\s*)?(-?)\s*(?:(${beside})\s*)?(\d[\d.,'’\s]*?)\s*(${beside})?$`,
  'u',
)

/** Reads a number in the style of its column. Null when it is none: a sign that style cannot have, text around it. */
export function readNumber(text: string, mark: DecimalMark): NumberRead | null {
  const parts = numberPartsOf(text)
  if (!parts) return null
  const [whole = '', fraction, more] = parts.body.split(mark)
  if (more !== undefined || (fraction !== undefined && !/^\d*$/.test(fraction))) return null
  const groups = whole.split(mark === ',' ? '.' : ',')
  if (groups.length > 1 && !groups.slice(1).every((group) => group.length === 3)) return null
  const digits = groups.join('')
  if (!/^\d+$/.test(digits)) return null
  return { digits: `${parts.minus}${digits}${fraction ? `.${fraction}` : ''}`, currency: parts.currency }
}

/** Without spaces and currency: what is left are digits, points and commas. Null when it does not look like a number. */
export function numberPartsOf(text: string): { body: string; minus: string; currency: string | null } | null {
  // A cell may hold a whole essay; what is longer than any amount is none.
  if (text.length > 60) return null
  const found = shape.exec(latinDigits(text.trim()))
  if (!found) return null
  const [, before, minus = '', inner, body = '', after] = found
  const sign = before ?? inner ?? after ?? null
  return { body: body.replace(/[\s'’]/g, ''), minus, currency: sign && currencyOf(sign) }
}

/**
 * Digits in minor units, rounded half up where a file is more exact than the currency, as spreadsheets are (`4513.9999`).
 * `times` is for columns in thousands or millions. Null beyond what a number holds exactly.
 */
export function minorUnits(digits: string, currency: string, times = 1): number | null {
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.')
  const scale = decimalsOf(currency)
  const factor = BigInt(Math.round(times * 1_000_000))
  const wide = BigInt(whole + fraction) * factor * 10n ** BigInt(scale)
  const divisor = 1_000_000n * 10n ** BigInt(fraction.length)
  const rounded = (wide * 2n + divisor) / (divisor * 2n)
  if (rounded > BigInt(Number.MAX_SAFE_INTEGER)) return null
  return digits.startsWith('-') ? -Number(rounded) : Number(rounded)
}

function currencyOf(sign: string): string | null {
  if (signs[sign]) return signs[sign]
  const code = sign.toUpperCase()
  return /^[A-Z]{3}$/.test(code) && currencies.has(code) ? code : null
}

const currencies = new Set(Intl.supportedValuesOf('currency'))
