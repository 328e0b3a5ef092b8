// What a company of a country most likely works by. Offered at the first start and in settings, always to be changed.

import type { BusinessCalendar, Hours } from './business-calendar.ts'

type Week = BusinessCalendar['week']

/** Weekend on Friday and Saturday. Source: CLDR weekData; Bangladesh, the Maldives and Palestine added by their law. */
const SUNDAY_TO_THURSDAY = new Set('BD BH DZ EG IL IQ JO KW LY MV OM PS QA SA SD SY YE'.split(' '))

/** Time zone (of the business capital, where a country has several) and currency. */
const COUNTRIES: Record<string, [timeZone: string, currency: string]> = {
  AE: ['Asia/Dubai', 'AED'],
  AF: ['Asia/Kabul', 'AFN'],
  AM: ['Asia/Yerevan', 'AMD'],
  AR: ['America/Argentina/Buenos_Aires', 'ARS'],
  AT: ['Europe/Vienna', 'EUR'],
  AU: ['Australia/Sydney', 'AUD'],
  AZ: ['Asia/Baku', 'AZN'],
  BD: ['Asia/Dhaka', 'BDT'],
  BE: ['Europe/Brussels', 'EUR'],
  BG: ['Europe/Sofia', 'EUR'],
  BR: ['America/Sao_Paulo', 'BRL'],
  BY: ['Europe/Minsk', 'BYN'],
  CA: ['America/Toronto', 'CAD'],
  CH: ['Europe/Zurich', 'CHF'],
  CL: ['America/Santiago', 'CLP'],
  CN: ['Asia/Shanghai', 'CNY'],
  CO: ['America/Bogota', 'COP'],
  CY: ['Asia/Nicosia', 'EUR'],
  CZ: ['Europe/Prague', 'CZK'],
  DE: ['Europe/Berlin', 'EUR'],
  DK: ['Europe/Copenhagen', 'DKK'],
  DZ: ['Africa/Algiers', 'DZD'],
  EE: ['Europe/Tallinn', 'EUR'],
  EG: ['Africa/Cairo', 'EGP'],
  ES: ['Europe/Madrid', 'EUR'],
  FI: ['Europe/Helsinki', 'EUR'],
  FR: ['Europe/Paris', 'EUR'],
  GB: ['Europe/London', 'GBP'],
  GE: ['Asia/Tbilisi', 'GEL'],
  GR: ['Europe/Athens', 'EUR'],
  HK: ['Asia/Hong_Kong', 'HKD'],
  HR: ['Europe/Zagreb', 'EUR'],
  HU: ['Europe/Budapest', 'HUF'],
  IC: ['Atlantic/Canary', 'EUR'],
  ID: ['Asia/Jakarta', 'IDR'],
  IE: ['Europe/Dublin', 'EUR'],
  IL: ['Asia/Jerusalem', 'ILS'],
  IN: ['Asia/Kolkata', 'INR'],
  IQ: ['Asia/Baghdad', 'IQD'],
  IR: ['Asia/Tehran', 'IRR'],
  IS: ['Atlantic/Reykjavik', 'ISK'],
  IT: ['Europe/Rome', 'EUR'],
  JO: ['Asia/Amman', 'JOD'],
  JP: ['Asia/Tokyo', 'JPY'],
  KE: ['Africa/Nairobi', 'KES'],
  KR: ['Asia/Seoul', 'KRW'],
  KW: ['Asia/Kuwait', 'KWD'],
  KZ: ['Asia/Almaty', 'KZT'],
  LT: ['Europe/Vilnius', 'EUR'],
  LU: ['Europe/Luxembourg', 'EUR'],
  LV: ['Europe/Riga', 'EUR'],
  MA: ['Africa/Casablanca', 'MAD'],
  MT: ['Europe/Malta', 'EUR'],
  MX: ['America/Mexico_City', 'MXN'],
  MY: ['Asia/Kuala_Lumpur', 'MYR'],
  NG: ['Africa/Lagos', 'NGN'],
  NL: ['Europe/Amsterdam', 'EUR'],
  NO: ['Europe/Oslo', 'NOK'],
  NZ: ['Pacific/Auckland', 'NZD'],
  OM: ['Asia/Muscat', 'OMR'],
  PE: ['America/Lima', 'PEN'],
  PH: ['Asia/Manila', 'PHP'],
  PK: ['Asia/Karachi', 'PKR'],
  PL: ['Europe/Warsaw', 'PLN'],
  PT: ['Europe/Lisbon', 'EUR'],
  QA: ['Asia/Qatar', 'QAR'],
  RO: ['Europe/Bucharest', 'RON'],
  RS: ['Europe/Belgrade', 'RSD'],
  RU: ['Europe/Moscow', 'RUB'],
  SA: ['Asia/Riyadh', 'SAR'],
  SE: ['Europe/Stockholm', 'SEK'],
  SG: ['Asia/Singapore', 'SGD'],
  SI: ['Europe/Ljubljana', 'EUR'],
  SK: ['Europe/Bratislava', 'EUR'],
  TH: ['Asia/Bangkok', 'THB'],
  TR: ['Europe/Istanbul', 'TRY'],
  TW: ['Asia/Taipei', 'TWD'],
  UA: ['Europe/Kyiv', 'UAH'],
  US: ['America/New_York', 'USD'],
  VN: ['Asia/Ho_Chi_Minh', 'VND'],
  XK: ['Europe/Belgrade', 'EUR'],
  ZA: ['Africa/Johannesburg', 'ZAR'],
}

/**
 * The usual working week: Monday to Friday, 09:00 to 17:00; Sunday to Thursday where Friday and Saturday are the
 * weekend; Saturday to Wednesday, 08:00 to 16:00, in Iran and Afghanistan.
 *
 * Thursday is free there: some Iranian companies work it until noon, others not at all, and a deadline promised in
 * hours that nobody works is the worse mistake. Those who do add '08:00' to '12:00'.
 */
export function defaultWeek(country: string): Week {
  if (country === 'IR' || country === 'AF') return weekOf([6, 7, 1, 2, 3], { from: '08:00', to: '16:00' })
  const days = SUNDAY_TO_THURSDAY.has(country) ? [7, 1, 2, 3, 4] : [1, 2, 3, 4, 5]
  return weekOf(days, { from: '09:00', to: '17:00' })
}

/** IANA name. For a country not in the table the first zone CLDR knows for it, and for no country at all 'UTC'. */
export function defaultTimeZone(country: string): string {
  const known = COUNTRIES[country]
  if (known) return known[0]
  if (!/^[A-Z]{2}$/.test(country)) return 'UTC'
  return new Intl.Locale(`und-${country}`).getTimeZones()?.[0] ?? 'UTC'
}

/** ISO 4217 code; 'EUR' for a country not in the table. */
export function defaultCurrency(country: string): string {
  return COUNTRIES[country]?.[1] ?? 'EUR'
}

function weekOf(days: readonly number[], hours: Hours): Week {
  const on = (weekday: number) => (days.includes(weekday) ? [{ ...hours }] : [])
  return { 1: on(1), 2: on(2), 3: on(3), 4: on(4), 5: on(5), 6: on(6), 7: on(7) }
}
