import fc from 'fast-check'
import { expect, test } from 'vitest'
import { manyOf, numberOf, oneOf, parseSearch, stringifySearch, textOf } from './search-params.ts'

test('what is written into the address is read back from it', () => {
  const value = fc.string({ minLength: 1, unit: 'grapheme' })
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.oneof(value, fc.array(value, { minLength: 2 }))),
      (search) => {
        expect(parseSearch(stringifySearch(search))).toEqual({ ...search })
      },
    ),
  )
})

test('text that looks like a number stays text', () => {
  expect(parseSearch('?q=2026&flagged=true')).toEqual({ q: '2026', flagged: 'true' })
})

test('a broken address falls away instead of breaking the page', () => {
  expect(oneOf('sideways', ['asc', 'desc'])).toBeUndefined()
  expect(numberOf('12abc')).toBeUndefined()
  expect(textOf('')).toBeUndefined()
  expect(manyOf(undefined)).toEqual([])
})
