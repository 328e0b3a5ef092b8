import type { Money } from '../../../contract/money.ts'
import { localeOf, type Reader } from './reader.ts'

export function formatNumber(value: number, reader: Reader, options: Intl.NumberFormatOptions = {}): string {
  return formatter(localeOf(reader), options).format(value)
}

/** `ratio` 0.423 → `42 %`; one decimal under ten per cent, where it matters. */
export function formatPercent(ratio: number, reader: Reader): string {
  return formatNumber(ratio, reader, {
    style: 'percent',
    maximumFractionDigits: Math.abs(ratio) < 0.1 ? 1 : 0,
  })
}

/** Decimals of the currency's minor unit: 2 for PLN, 0 for JPY. */
export function currencyDecimals(currency: string): number {
  return formatter('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/**
 * `€1,234.50`; whole amounts without decimals. `short` is for column heads: `€1.2m`.
 * Persian says the amount first and then what it is of, as `۱۲ میلیارد ریال`.
 */
export function formatMoney(money: Money, reader: Reader, length: 'full' | 'short' = 'full'): string {
  const options: Intl.NumberFormatOptions = {
    style: 'currency',
    currency: money.currency,
    ...(length === 'short'
      ? { notation: 'compact', maximumFractionDigits: 1 }
      : { trailingZeroDisplay: 'stripIfInteger' }),
  }
  const parts = formatter(localeOf(reader), options).formatToParts(inMajorUnits(money))
  if (reader.language !== 'fa') return parts.map((part) => part.value).join('')
  const currency = parts.find((part) => part.type === 'currency')?.value ?? money.currency
  const amount = parts.filter((part) => part.type !== 'currency').map((part) => part.value)
  return `${amount
    .join('')
    .replace(/\u200e/g, '')
    .trim()}\u00a0${currency}`
}

export function inMajorUnits(money: Money): number {
  return money.amount / 10 ** currencyDecimals(money.currency)
}

export function inMinorUnits(major: number, currency: string): number {
  return Math.round(major * 10 ** currencyDecimals(currency))
}

/**
 * Reads what a person typed: `1 234,50`, `1,234.5`, `۱٬۲۳۴٫۵`. Null when it is no number.
 *
 * Of two kinds of separators the last is the decimal one. A lone one before three digits, `1.234`, could be either: it
 * is the decimal one where the reader's language writes it so and the number may have that many `decimals`.
 */
export function readNumber(text: string, reader: Reader, decimals = 6): number | null {
  const bare = text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/\u2212/g, '-')
    .replace(/[\s'’٬\u200e\u200f]/g, '')
  if (!/^-?\d[\d.,٫]*$/.test(bare)) return null
  const separators = bare.match(/[.,٫]/g) ?? []
  const parts = bare.split(/[.,٫]/)
  if (!isDecimal()) return Number(parts.join(''))
  return Number(`${parts.slice(0, -1).join('')}.${parts.at(-1)}`)

  function isDecimal(): boolean {
    const [first, second] = separators
    if (first === undefined) return false
    if (new Set(separators).size > 1 || parts.slice(1).some((part) => part.length !== 3)) return true
    if (second !== undefined) return false
    return first === '٫' || Number(parts[0]) === 0 || (first === decimalSeparator(reader) && decimals >= 3)
  }
}

/** An amount as a person typed it, in minor units of the currency; null when it is no number. */
export function readAmount(text: string, currency: string, reader: Reader): number | null {
  const major = readNumber(text, reader, currencyDecimals(currency))
  return major === null ? null : inMinorUnits(major, currency)
}

/** An amount as it is typed into a field: no currency, and no more decimals than it has. */
export function writeAmount(money: Money, reader: Reader): string {
  return formatNumber(inMajorUnits(money), reader, {
    maximumFractionDigits: currencyDecimals(money.currency),
  })
}

/** Minutes of working time in hours and minutes, or days of eight hours when there are three or more. */
export function workingSpan(minutes: number): { days: number } | { hours: number; minutes: number } {
  if (minutes >= 3 * 480) return { days: Math.round(minutes / 480) }
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
}

const decimalSeparator = (reader: Reader): string | undefined =>
  formatter(localeOf(reader), {})
    .formatToParts(0.5)
    .find(({ type }) => type === 'decimal')?.value

const made = new Map<string, Intl.NumberFormat>()
function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options)
  const known = made.get(key) ?? new Intl.NumberFormat(locale, options)
  made.set(key, known)
  return known
}
