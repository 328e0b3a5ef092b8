import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatMoney,
  formatNumber,
  inMajorUnits,
  inMinorUnits,
  readAmount,
  readNumber,
  workingSpan,
  writeAmount,
} from './numbers.ts'
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
    fc.property(
      fc.constantFrom(...readers),
      fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }),
      fc.integer({ min: 0, max: 6 }),
      (reader, whole, decimals) => {
        const value = whole / 10 ** decimals
        expect(readNumber(formatNumber(value, reader, { maximumFractionDigits: 6 }), reader)).toBe(value)
      },
    ),
  )
})

test('an amount is read back as it is written, in currencies of any decimals', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...readers),
      fc.constantFrom('EUR', 'JPY', 'KWD'),
      fc.integer({ min: 0, max: 99_999_999_999 }),
      (reader, currency, amount) => {
        expect(readAmount(writeAmount({ amount, currency }, reader), currency, reader)).toBe(amount)
      },
    ),
  )
})

test('a lone separator before three digits is the decimal one where the reader’s language has it so', () => {
  const [ola, kari, , dariush] = readers as [Reader, Reader, Reader, Reader]
  expect(readNumber('1.234', ola)).toBe(1.234)
  expect(readNumber('1,234', ola)).toBe(1_234)
  expect(readNumber('1.234', kari)).toBe(1_234)
  expect(readNumber('1,234', kari)).toBe(1.234)
  expect(readNumber('1.234.567', ola)).toBe(1_234_567)
  expect(readNumber('0,125', ola)).toBe(0.125)
  expect(readNumber('۱٫۲۳۴', dariush)).toBe(1.234)
})

test('an amount of a currency without thousandths groups by it all the same', () => {
  const [ola] = readers as [Reader]
  expect(readAmount('1.234', 'EUR', ola)).toBe(123_400)
  expect(readAmount('1.234', 'KWD', ola)).toBe(1_234)
})

test('before fewer than three digits, and as the last of two kinds, a separator is the decimal one', () => {
  const [ola] = readers as [Reader]
  expect(readNumber('1,5', ola)).toBe(1.5)
  expect(readNumber('1.234,5', ola)).toBe(1_234.5)
  expect(readNumber('12 345,50', ola)).toBe(12_345.5)
  expect(readNumber('۱٬۲۳۴٫۵', ola)).toBe(1_234.5)
  expect(readNumber('twelve', ola)).toBeNull()
  expect(readNumber('', ola)).toBeNull()
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
