import { expect, test } from 'vitest'
import { editBetween } from './edit-of.ts'

test('only what differs is sent, under the names the record itself uses', () => {
  const before = { industry: null, owner: null, website: 'acme' }
  const after = { industry: 'Retail', owner: null, website: 'acme.no' }
  expect(editBetween('company', before, after)).toEqual({ industry: 'Retail', website: 'acme.no' })
  expect(editBetween('company', after, before)).toEqual({ industry: null, website: 'acme' })
  expect(editBetween('company', after, after)).toBeNull()
  expect(editBetween('deal', { next_step: null }, { next_step: '2026-12-01' })).toEqual({
    nextContactOn: '2026-12-01',
  })
})

test('an amount of a deal leaves its currency, and own fields go together', () => {
  const nothing = { amount: 0, currency: 'NOK' }
  expect(editBetween('deal', { amount: nothing }, { amount: { amount: 900, currency: 'NOK' } })).toEqual({
    amount: 900,
  })
  expect(editBetween('deal', { amount: { amount: 900, currency: 'NOK' } }, { amount: nothing })).toEqual({
    amount: 0,
  })
  expect(editBetween('lead', { 'own.a': null, 'own.b': 1 }, { 'own.a': true, 'own.b': 1 })).toEqual({
    own: { a: true },
  })
})
