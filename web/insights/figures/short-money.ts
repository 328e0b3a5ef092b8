import type { Money } from '../../../contract/money.ts'
import { inMajorUnits } from '../../platform/reader/numbers.ts'
import { localeOf, type Reader } from '../../platform/reader/reader.ts'

/**
 * A sum in few letters, cut where it may be set in two sizes: `PLN 1.2m` and nothing; `1,2` and `mln zł`; `۱٫۲` and
 * `میلیون ریال`. Intl puts the currency before a Persian number, where nobody writes it.
 */
export function shortMoney(money: Money, reader: Reader): { amount: string; unit: string } {
  const parts = formatterFor(money.currency, reader).formatToParts(inMajorUnits(money))
  const digits = parts.filter(({ type }) => numeric.has(type))
  const places = { currency: placeOf('currency'), compact: placeOf('compact') }
  const first = parts.indexOf(digits[0] as Intl.NumberFormatPart)
  const leads = places.currency < first && reader.language !== 'fa'
  const touches = places.compact > 0 && digits.includes(parts[places.compact - 1] as Intl.NumberFormatPart)
  const currency = parts[places.currency]?.value ?? ''
  const compact = parts[places.compact]?.value ?? ''
  const gap = leads && parts[places.currency + 1]?.type === 'literal' ? '\u00a0' : ''
  const number = digits.map(({ value }) => value).join('')
  return {
    amount: `${leads ? currency + gap : ''}${number}${touches ? compact : ''}`,
    unit: [touches ? '' : compact, leads ? '' : currency].filter(Boolean).join('\u00a0'),
  }

  function placeOf(type: Intl.NumberFormatPartTypes): number {
    return parts.findIndex((part) => part.type === type)
  }
}

const numeric: ReadonlySet<string> = new Set(['minusSign', 'integer', 'group', 'decimal', 'fraction'])

const made = new Map<string, Intl.NumberFormat>()
function formatterFor(currency: string, reader: Reader): Intl.NumberFormat {
  const locale = localeOf(reader)
  const key = locale + currency
  const known =
    made.get(key) ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      notation: 'compact',
      maximumFractionDigits: 1,
    })
  made.set(key, known)
  return known
}
