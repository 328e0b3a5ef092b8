import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages, type Text, textIn } from '../../../../contract/text.ts'
import { faultsAt } from './faults-at.ts'
import { moved, toggled, withFields } from './parts.ts'
import { cleaned, fallbackText, ownText, withText } from './texts.ts'

test('a plain string stays one until a second language is written', () => {
  expect(withText('Offer', 'en', 'en', 'Sending the offer')).toBe('Sending the offer')
  expect(withText('Offer', 'pl', 'en', 'Oferta')).toEqual({ en: 'Offer', pl: 'Oferta' })
  expect(withText(undefined, 'en', 'en', 'Offer')).toBe('Offer')
  expect(withText({ en: 'Offer', pl: 'Oferta' }, 'pl', 'en', '')).toEqual({ en: 'Offer' })
  expect(withText({ pl: 'Oferta' }, 'pl', 'en', '')).toBeUndefined()
  expect(withText('Offer', 'en', 'en', '')).toBeUndefined()
})

test('what is written in a language is read in it, and nowhere else', () => {
  const language = fc.constantFrom(...languages)
  const written = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '')
  const text = fc.oneof<fc.Arbitrary<Text>[]>(
    written,
    fc.dictionary(language, written, { minKeys: 1 }) as fc.Arbitrary<Text>,
  )
  fc.assert(
    fc.property(text, language, language, written, (before, main, into, what) => {
      const after = withText(before, into, main, what) as Text
      expect(textIn(after, into)).toBe(what)
      for (const other of languages)
        if (other !== into) expect(ownText(after, other, main)).toBe(ownText(before, other, main))
    }),
  )
})

test('an empty language shows what its readers will see instead', () => {
  expect(fallbackText({ en: 'Offer', fa: 'پیشنهاد' }, 'pl')).toBe('Offer')
  expect(fallbackText({ fa: 'پیشنهاد' }, 'pl')).toBe('پیشنهاد')
  expect(fallbackText('Offer', 'pl')).toBe('Offer')
})

test('what is pasted loses its line breaks and hidden directions', () => {
  expect(cleaned(' Sending\r\n the\u202e offer ', 'one')).toBe('Sending the offer')
  expect(cleaned('one\r\ntwo', 'many')).toBe('one\ntwo')
})

test('a field that is given up is left out, not kept empty', () => {
  expect(Object.keys(withFields<{ a: number; b?: number }>({ a: 1, b: 2 }, { b: undefined }))).toEqual(['a'])
})

test('things move within their list only', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(toggled(['c'], 'a', ['a', 'b', 'c'])).toEqual(['a', 'c'])
  expect(toggled(['a', 'c'], 'c', ['a', 'b', 'c'])).toEqual(['a'])
})

test('a fault belongs to its field and to all it stands in', () => {
  const faults = [
    { path: 'stages.1.name', code: 'a', message: '' },
    { path: 'stages.10.name', code: 'b', message: '' },
  ]
  expect(faultsAt(faults, 'stages.1')).toHaveLength(1)
  expect(faultsAt(faults, 'stages.1.name')).toHaveLength(1)
  expect(faultsAt(faults, 'stages.1.tasks')).toHaveLength(0)
})
