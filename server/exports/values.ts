import type { Language } from '../../contract/text.ts'
import { decimalsOf } from '../platform/currency-decimals.ts'

/** Digits stay Latin in every language: a spreadsheet computes with no others. */
const locales = { en: 'en-GB', pl: 'pl-PL', nb: 'nb-NO', fa: 'fa-IR-u-nu-latn' } as const

/** `2026-11-22` as the reader writes it, by his calendar. */
export function dayWriter(language: Language): (day: string) => string {
  const format = new Intl.DateTimeFormat(locales[language], {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: 'UTC',
  })
  return perDay((day) => format.format(new Date(`${day}T00:00:00Z`)))
}

/** Worked out once for each day: a million rows have few. */
export function perDay<Value>(workOut: (day: string) => Value): (day: string) => Value {
  const known = new Map<string, Value>()
  return (day) => {
    let value = known.get(day)
    if (value !== undefined) return value
    value = workOut(day)
    // Few, but not for ever.
    if (known.size > 10_000) known.clear()
    known.set(day, value)
    return value
  }
}

/** What stands before decimals: Polish and Norwegian spreadsheets read a point as text. */
export const decimalMark = (language: Language): string =>
  language === 'pl' || language === 'nb' ? ',' : '.'

/** Minor units as a decimal number: `123450` in EUR → `1234.50`. Exact, since it never is a number. */
export function inMajorUnits(minor: string, currency: string | null | undefined): string {
  const decimals = decimalsOf(currency ?? 'EUR')
  if (decimals === 0) return minor
  const digits = minor.padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
