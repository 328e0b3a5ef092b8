import fc from 'fast-check'
import { expect, test } from 'vitest'
import { similarValues } from '../mapping/similar-values.ts'
import { ColumnTally } from './profile-columns.ts'
import { minorUnits, readNumber } from './read-amount.ts'
import { readCell, type Style } from './read-cell.ts'
import { readCountry } from './read-country.ts'
import { readDate } from './read-date.ts'

function profileOf(...cells: string[]) {
  const tally = new ColumnTally('x')
  for (const cell of cells) tally.add(cell)
  return tally.profile()
}

test.each([
  [['20-10-16', '25-10-16', '01-03-17'], 'dmy', false],
  [['20-10-16', '25-10-16', '31-04-17'], 'dmy', false],
  [[...Array(30).fill('12-05-16'), '27-01-17', '31-04-17'], 'dmy', false],
  [['16-10-20', '16-10-25', '17-03-01', '17-03-30', '17-04-30'], 'ymd', false],
  [['10/20/2016', '01/03/2017'], 'mdy', false],
  [['2016-10-20', '2017-03-01 14:05'], 'ymd', false],
  [['20.10.2016', '1.3.2017'], 'dmy', false],
  [['1403/05/12', '۱۴۰۲/۱۲/۲۹'], 'jalali', false],
  [['01/02/2017', '03/04/2017'], 'dmy', true],
])('the dates of %j are %s', (cells, order, ambiguous) => {
  expect(profileOf(...cells)).toMatchObject({ kind: 'date', dates: { order, ambiguous } })
})

test.each([
  [['1.234,50', '99,00'], ',', 'number'],
  [['1,234.50', '99'], '.', 'number'],
  [['1 234,50 zł', '7,5 zł'], ',', 'money'],
  [['€1.000.000', '€7'], ',', 'money'],
  [['12', '7.25'], '.', 'number'],
])('the decimals of %j stand after %s', (cells, mark, kind) => {
  expect(profileOf(...cells)).toMatchObject({ kind, decimals: { mark, ambiguous: false } })
})

test.each([
  [['ola@fjord.no', 'k@x.pl'], 'email'],
  [['+47 22 33 44 55', '022 123 45 67'], 'phone'],
  [['0042', '0017'], 'text'],
  [['', ''], 'empty'],
  [['Won', 'Lost', ''], 'text'],
])('%j is %s', (cells, kind) => {
  expect(profileOf(...cells).kind).toBe(kind)
})

test('different values are counted until they are too many to be a list', () => {
  expect(profileOf('Won', 'Lost', 'Won', '').distinct).toEqual([
    { value: 'Won', rows: 2 },
    { value: 'Lost', rows: 1 },
  ])
  expect(profileOf(...Array.from({ length: 201 }, (_, at) => `v${at}`)).distinct).toBeNull()
})

test.each([
  ['31-04-17', 'dmy', null],
  ['29-02-17', 'dmy', null],
  ['29-02-16', 'dmy', '2016-02-29'],
  ['1403/12/30', 'jalali', '2025-03-20'],
  ['1402/12/30', 'jalali', null],
  ['2017-03-01', 'dmy', '2017-03-01'],
  ['soon', 'dmy', null],
] as const)('%s read as %s is %s', (text, order, day) => {
  expect(readDate(text, order)?.day ?? null).toBe(day)
})

test.each([
  ['1.234,5', ',', 'NOK', 123_450],
  ['1 234.50', '.', 'USD', 123_450],
  ['۱۲٬۳۴۵٫۵', '.', 'IRR', 12_346],
  ['0.285', '.', 'USD', 29],
  ['99', '.', 'JPY', 99],
] as const)('%s is so many minor units', (text, mark, currency, minor) => {
  expect(minorUnits(readNumber(text, mark)?.digits ?? '', currency)).toBe(minor)
})

test('amounts keep every digit, in thousands and millions too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90_000_000 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
      const digits = `${whole}.${String(cents).padStart(2, '0')}`
      expect(minorUnits(digits, 'USD')).toBe(whole * 100 + cents)
      expect(minorUnits(digits, 'USD', 1_000)).toBe((whole * 100 + cents) * 1_000)
    }),
  )
})

test('what is written in another style is no number', () => {
  expect(['1,23', '1.2.3', 'abc', '12x', '--1'].map((text) => readNumber(text, '.'))).toEqual(
    Array(5).fill(null),
  )
})

test('a value is recognised in other letters, never across different numbers', () => {
  const ours = ['GTX Pro', 'GTX Plus Pro', 'GTK 500', 'technology', 'Łódź Lamps']
  expect(
    Object.fromEntries(similarValues(['GTXPro', 'technolgy', 'GTK 600', 'lodz lamps', 'Acme'], ours)),
  ).toEqual({
    GTXPro: { ours: 'GTX Pro', score: 1 },
    technolgy: { ours: 'technology', score: expect.closeTo(0.9) },
    'lodz lamps': { ours: 'Łódź Lamps', score: 1 },
  })
})

test('countries are known by code and by name in each language', () => {
  expect(['no', 'Norwegia', 'Norge', 'نروژ', 'USA', 'Philipines'].map(readCountry)).toEqual([
    ...['NO', 'NO', 'NO', 'NO', 'US', null],
  ])
})

test('many names are compared in a time one does not notice', () => {
  const ours = Array.from({ length: 5_000 }, (_, at) => `Company number ${at}`)
  const began = performance.now()
  expect(similarValues(['company NUMBER 42', 'Compny number 7'], ours).get('company NUMBER 42')?.ours).toBe(
    'Company number 42',
  )
  similarValues(
    ours.slice(0, 200).map((name) => `${name}x`),
    ours,
  )
  expect(performance.now() - began).toBeLessThan(10_000)
})

test.each([
  ['37,5 %', { value: 37.5 }],
  ['40', { value: 40 }],
  ['33,333', { value: 33.33 }],
  ['140', { fault: 'out_of_range' }],
  ['-5 %', { fault: 'out_of_range' }],
  ['much', { fault: 'not_a_number' }],
])('the share %j is %j', (cell, read) => {
  const style: Style = { dates: 'ymd', decimals: ',', times: 1, currency: 'EUR' }
  expect(readCell(cell, { is: 'share' }, style)).toEqual(read)
})
