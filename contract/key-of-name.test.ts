import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyOfName } from './key-of-name.ts'
import { wordsOfConditions } from './process/conditions.ts'
import { Key } from './process/process-document.ts'

test.each([
  ['Sending the offer', 'sending_the_offer'],
  ['Wysłanie oferty – część 2', 'wyslanie_oferty_czesc_2'],
  ['Følge opp på nytt', 'folge_opp_pa_nytt'],
  ['ارسال پیش‌نویس', 'arsal_pysh_nvys'],
  ['Ułożenie oferty', 'ulozenie_oferty'],
  ['Større kjøp', 'storre_kjop'],
  ['3rd call', 'rd_call'],
  ['訪問', 'stage'],
  ['In', 'in_stage'],
  ['True?', 'true_stage'],
  ['NULL', 'null_stage'],
  ['Inn', 'inn'],
])('the key of %s is %s', (name, key) => {
  expect(keyOfName(name, [], 'stage')).toBe(key)
})

test('a word of conditions is no key, however often it is a name', () => {
  for (const word of wordsOfConditions) {
    expect(keyOfName(word, [], 'question')).toBe(`${word}_question`)
    expect(keyOfName(word, [`${word}_question`], 'question')).toBe(`${word}_question_2`)
  }
})

test('a name used before gets a number', () => {
  expect(keyOfName('Visit', ['visit', 'visit_2'], 'stage')).toBe('visit_3')
})

test('every name gives a sound key that is not taken', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (name, others) => {
      const taken = [...others, keyOfName(name, others, 'thing')]
      const key = keyOfName(name, taken, 'thing')
      expect(Key.safeParse(key).success).toBe(true)
      expect(taken).not.toContain(key)
      expect(wordsOfConditions.has(key)).toBe(false)
    }),
  )
})
