import { expect, test } from 'vitest'
import {
  type Draft,
  meaningFrom,
  meaningWord,
  targetOf,
  withInto,
  withStyle,
  withTarget,
  withValue,
} from './mapping-draft.ts'

const draft: Draft = {
  kind: 'deals',
  columns: { id: 'external_id', sum: { field: 'amount', decimals: ',' } },
  relations: { company: { column: 'firm', missing: 'fail' } },
  values: {},
  identity: 'external_id',
  dates: 'dmy',
  decimals: '.',
}

test('a column is one thing, and a field comes from one column', () => {
  const moved = withTarget(draft, 'total', 'field.amount')
  expect(['id', 'sum', 'total', 'firm'].map((column) => targetOf(moved, column))).toEqual([
    'field.external_id',
    '',
    'field.amount',
    'relation.company',
  ])
  expect(targetOf(withTarget(draft, 'sum', 'relation.company'), 'firm')).toBe('')
})

test('without the id, rows are told apart otherwise', () => {
  expect(withTarget(draft, 'id', '').identity).toBe('row')
})

test('a style keeps the field it is for', () => {
  expect(withStyle(draft, 'id', { dates: 'ymd' }).columns.id).toEqual({ field: 'external_id', dates: 'ymd' })
})

test('a meaning is chosen as one word and taken away again', () => {
  for (const word of ['won', 'lost', 'stage.offer']) expect(meaningWord(meaningFrom(word))).toBe(word)
  const told = withValue(draft, 'phase', 'Ja', meaningFrom('won'))
  expect(told.values.phase).toEqual({ Ja: { outcome: 'won' } })
  expect(withValue(told, 'phase', 'Ja', undefined).values.phase).toEqual({})
})

test('people who become colleagues keep what colleagues have', () => {
  const people: Draft = {
    ...draft,
    kind: 'people',
    columns: { who: 'name', job: 'job_title' },
    relations: { company: { column: 'firm', missing: 'flag' } },
    identity: 'name',
  }
  const { columns, relations } = withInto(people, 'colleagues')
  expect({ columns, relations }).toEqual({ columns: { who: 'name' }, relations: {} })
})

test('a column called like a part of every object is a column like any other', () => {
  expect(['constructor', '__proto__'].map((column) => targetOf(draft, column))).toEqual(['', ''])
  expect(targetOf(withTarget(draft, 'constructor', 'field.title'), 'constructor')).toBe('field.title')
})
