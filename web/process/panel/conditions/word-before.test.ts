import { expect, test } from 'vitest'
import { completed, wordBefore } from './word-before.ts'

test('facts are offered where a name is being written, not inside a quoted text', () => {
  expect(wordBefore('deal.am', 7)).toBe('deal.am')
  expect(wordBefore('deal.amount > 1.0 && ans', 24)).toBe('ans')
  expect(wordBefore("deal.product == 'pum", 20)).toBe('')
  expect(wordBefore("deal.product == 'it\\'s de", 24)).toBe('')
  expect(wordBefore('deal.amount > ', 14)).toBe('')
})

test('a chosen fact takes the place of the whole name the caret stands in', () => {
  expect(completed('deal.cur > 3.0', 6, 'deal.amount')).toEqual({ text: 'deal.amount > 3.0', caret: 11 })
})
