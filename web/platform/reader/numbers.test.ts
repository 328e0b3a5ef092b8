import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney, formatNumber, inMajorUnits, inMinorUnits, readNumber, workingSpan } from './numbers.ts'
import type { Reader } from './reader.ts'

const readers: Reader[] = [
  { language: 'en', timeZone: 'Europe/London', calendar: 'gregory' },
  { language: 'pl', timeZone: 'Europe/Warsaw', calendar: 'gregory' },
  { language: 'nb', timeZone: 'Europe/Oslo', calendar: 'gregory' },
  { language: 'fa', timeZone: 'Asia/Tehran', calendar: 'persian' },
]
const plain = (text: string) => text.replace(/[\u200e\u200f]/g, '').replace(/\s/g, ' ')

test('money shows decimals only where there are some, as many as the currency has', () => {
  const [ola, kari] = readers as [Reader, Reader]
  expect(plain(formatMoney({ amount: 123_450, currency: 'EUR' }, ola))).toBe('€1,234.50')
  expect(plain(formatMoney({ amount: 123_400, currency: 'EUR' }, ola))).toBe('€1,234')
  expect(plain(formatMoney({ amount: 1_234, currency: 'JPY' }, ola))).toBe('JP¥1,234')
  expect(plain(formatMoney({ amount: 1_234_550, currency: 'PLN' }, kari))).toBe('12 345,50 zł')
  expect(plain(formatMoney({ amount: 120_000_000, currency: 'EUR' }, ola, 'short'))).toBe('€1.2m')
})

test('Persian says the amount in its own digits, and then of what', () => {
  const dariush = readers[3] as Reader
  expect(plain(formatMoney({ amount: 1_234_567, currency: 'IRR' }, dariush))).toBe('۱٬۲۳۴٬۵۶۷ ریال')
  expect(plain(formatMoney({ amount: 12_000_000_000, currency: 'IRR' }, dariush, 'short'))).toBe(
    '۱۲ میلیارد ریال',
  )
  expect(plain(formatMoney({ amount: 5_050, currency: 'EUR' }, dariush))).toBe('۵۰٫۵۰ €')
})

test('whatever a reader’s language writes, it reads back', () => {
  fc.assert(
    fc.property(fc.constantFrom(...readers), fc.integer({ min: 0, max: 99_999_999_999 }), (reader, cents) => {
      const value = cents / 100
      const written = formatNumber(value, reader, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
      expect(readNumber(written)).toBe(value)
    }),
  )
})

test('a lone separator before three digits groups, before fewer it is the decimal one', () => {
  expect(readNumber('1.234')).toBe(1_234)
  expect(readNumber('1,5')).toBe(1.5)
  expect(readNumber('1.234,5')).toBe(1_234.5)
  expect(readNumber('12 345,50')).toBe(12_345.5)
  expect(readNumber('۱٬۲۳۴٫۵')).toBe(1_234.5)
  expect(readNumber('twelve')).toBeNull()
  expect(readNumber('')).toBeNull()
})

test('minor units survive the way to major ones and back', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('EUR', 'JPY', 'KWD'),
      fc.integer({ min: 0, max: 10_000_000_000_000 }),
      (currency, amount) => {
        expect(inMinorUnits(inMajorUnits({ amount, currency }), currency)).toBe(amount)
      },
    ),
  )
})

test('working time is hours until it fills three days', () => {
  expect(workingSpan(260)).toEqual({ hours: 4, minutes: 20 })
  expect(workingSpan(1_439)).toEqual({ hours: 23, minutes: 59 })
  expect(workingSpan(1_440)).toEqual({ days: 3 })
})
