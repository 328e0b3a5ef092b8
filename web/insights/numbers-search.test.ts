import { expect, test } from 'vitest'
import { questionOf, readNumbersSearch } from './numbers-search.ts'

const someone = '019a1c00-0000-7000-8000-000000000001'

test('an empty address asks for the last twelve months by person', () => {
  expect(questionOf(readNumbersSearch({}), '2026-11')).toEqual({
    from: '2025-12',
    to: '2026-11',
    by: 'person',
  })
})

test('months of one’s own choice go before a preset, if they are months and in order', () => {
  const own = readNumbersSearch({ from: '2026-01', to: '2026-02', period: 'all' })
  expect(own).toMatchObject({ period: 'own', from: '2026-01', to: '2026-02' })
  expect(readNumbersSearch({ from: '2026-02', to: '2026-01' })).toMatchObject({ period: 'last_12_months' })
  expect(readNumbersSearch({ from: '2026-13', to: '2027-01' })).toMatchObject({ period: 'last_12_months' })
  expect(readNumbersSearch({ from: '2026-02' })).toMatchObject({ period: 'last_12_months' })
})

test('what is no id and no known word falls away', () => {
  const search = readNumbersSearch({
    owner: someone,
    product: 'x',
    by: 'colour',
    show: 'won',
    period: 'ever',
  })
  expect(search).toMatchObject({
    owner: someone,
    product: undefined,
    by: 'person',
    show: 'won',
    period: 'last_12_months',
  })
})
