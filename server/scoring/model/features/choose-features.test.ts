import { expect, test } from 'vitest'
import type { Column } from '../history/facts.ts'
import { chooseFeatures } from './choose-features.ts'
import { binOf, type Feature, standardised } from './feature.ts'

const rows = 400
const texts = (name: string, text: (row: number) => string): Column => ({
  name,
  kind: 'choice',
  values: Array.from({ length: rows }, (_, row) => text(row)),
})
const numbers = (
  name: string,
  number: (row: number) => number,
  kind: 'number' | 'day' = 'number',
): Column => ({
  name,
  kind,
  values: Float64Array.from({ length: rows }, (_, row) => number(row)),
})
const choose = (...columns: Column[]) => chooseFeatures({ rows, columns })

test('columns that tell nothing are left out, each with its reason', () => {
  const { features, leftOut } = choose(
    texts('Key', (row) => `k${row * 7919}`),
    numbers('Lead number', (row) => 90_000 - 3 * row),
    texts('Remark', (row) => `said ${row % 250}`),
    texts('Country', (row) => (row === 7 ? 'Poland' : 'Norway')),
    texts('Region', () => 'Select'),
    numbers('Fax', () => Number.NaN),
  )
  expect(features).toEqual([])
  expect(leftOut).toEqual([
    { column: 'Key', reason: 'identifies_rows' },
    { column: 'Lead number', reason: 'identifies_rows' },
    { column: 'Remark', reason: 'too_many_values' },
    { column: 'Country', reason: 'same_everywhere' },
    { column: 'Region', reason: 'empty' },
    { column: 'Fax', reason: 'empty' },
  ])
})

test('a free text that is often blank still tells whether it was filled', () => {
  const { features } = choose(texts('Remark', (row) => (row % 3 === 0 ? `said ${row}` : '')))
  expect(features).toMatchObject([{ kind: 'choice', column: 'Remark', levels: [] }])
})

test('spellings are one level, rare ones are one bin, and blank, placeholder and never seen are told apart', () => {
  const [source] = choose(
    texts(
      'Source',
      (row) => ['Google', 'google ', 'Fair', '', 'Select', row < 8 ? 'Rare' : 'Fair'][row % 6] as string,
    ),
  ).features as [Feature]
  expect(source).toMatchObject({ levels: ['Google', 'Fair'] })
  expect(['', 'Select', 'Rare', 'never seen', 'GOOGLE', 'Fair'].map(binOf(source))).toEqual([
    0, 1, 2, 2, 3, 4,
  ])
})

test('a number is cut at quantiles; what lies beyond the outer hundredths counts as these', () => {
  const [amount] = choose(numbers('Amount', (row) => (row % 10 === 9 ? Number.NaN : row ** 2 / 7)))
    .features as [Feature & { kind: 'number' }]
  expect(amount.edges.length).toBe(62)
  expect(binOf(amount)(null)).toBe(0)
  expect(binOf(amount)(-5)).toBe(1)
  expect(binOf(amount)(1e9)).toBe(63)
  expect(standardised(amount, null)).toBe(0)
  expect(standardised(amount, 1e9)).toBe(standardised(amount, amount.high))
})

test('a day is a number and a weekday', () => {
  const { features } = choose(numbers('Created', (row) => 20_000 + row, 'day'))
  expect(features).toMatchObject([
    { kind: 'number', column: 'Created', isDay: true },
    { kind: 'choice', column: 'Created', isWeekday: true },
  ])
  // 1 January 2026 was a Thursday.
  const weekday = features[1] as Feature & { kind: 'choice' }
  const bin = binOf(weekday)(Date.UTC(2026, 0, 1) / 86_400_000)
  expect(weekday.levels[bin - 3]).toBe('Thursday')
})
