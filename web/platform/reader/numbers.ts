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
 * The last separator is the decimal one unless three digits follow it and it is the only kind.
 */
export function readNumber(text: string): number | null {
  const latin = text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/٬/g, ',')
    .replace(/٫/g, '.')
    .replace(/[\s'’\u200e\u200f]/g, '')
  if (!/^-?\d[\d.,]*$/.test(latin)) return null
  const last = Math.max(latin.lastIndexOf('.'), latin.lastIndexOf(','))
  const groups = latin.split(/[.,]/)
  const onlyKind = new Set(latin.match(/[.,]/g)).size === 1
  const isGrouping = last >= 0 && onlyKind && groups.slice(1).every((group) => group.length === 3)
  if (last < 0 || isGrouping) return Number(groups.join(''))
  return Number(`${latin.slice(0, last).replace(/[.,]/g, '')}.${latin.slice(last + 1)}`)
}

/** Minutes of working time in hours and minutes, or days of eight hours when there are three or more. */
export function workingSpan(minutes: number): { days: number } | { hours: number; minutes: number } {
  if (minutes >= 3 * 480) return { days: Math.round(minutes / 480) }
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
}

const made = new Map<string, Intl.NumberFormat>()
function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options)
  const known = made.get(key) ?? new Intl.NumberFormat(locale, options)
  made.set(key, known)
  return known
}
