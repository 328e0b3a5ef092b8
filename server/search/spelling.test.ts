import { assert as check, constantFrom, nat, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distance, distanceWhileTyping } from '../../contract/word-distance.ts'
import { misspelt } from '../../test/misspelt.ts'
import { variantsOf, wordsToCorrect } from './spelling.ts'

const words = ['strandberg', 'kowalski', 'lindqvist', 'wisniewska', 'محمدی', 'کریمی', 'nordlys', 'øystein']

describe('how far two words are apart', () => {
  test('is one for one slip of the fingers, in whatever alphabet, and the same both ways', () => {
    check(
      property(constantFrom(...words), nat(), (word, seed) => {
        const slip = misspelt(word, seed)
        expect(distance(word, slip)).toBe(1)
        expect(distance(slip, word)).toBe(1)
      }),
    )
  })

  test('is never more than by way of a third, but for letters that are swapped and changed', () => {
    check(
      property(tuple(constantFrom(...words), constantFrom(...words)), ([one, other]) => {
        expect(distance(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length))
        expect(distance(one, one)).toBe(0)
      }),
    )
    expect(distance('ca', 'abc')).toBe(3)
    expect(distance('nwoak', 'nowak')).toBe(1)
  })

  test('is little more for a beginning: one may still be typing', () => {
    expect(distanceWhileTyping('stranbe', 'strandberg')).toBe(1.5)
    expect(distanceWhileTyping('strandberg', 'strandberg')).toBe(0)
  })
})

test('short words and numbers are not corrected', () => {
  expect(wordsToCorrect('jan kowalsky 2024 a4b5c6 jan')).toEqual(['kowalsky'])
})

describe('what else may have been meant', () => {
  const close = new Map([
    ['strandbreg', ['strandberg', 'strandby', 'stranden', 'sandberg']],
    ['kari', ['karin']],
  ])
  const variants = (text: string) => variantsOf(text, close).map((variant) => variant.text)

  test('is the nearest word first, and no word that is too far', () => {
    expect(variants('strandbreg')).toEqual(['strandberg'])
  })

  test('is the words the other way round, before any other spelling', () => {
    expect(variants('strandbreg kari')[0]).toBe('kari strandbreg')
    expect(variants('strandbreg kari')).toContain('strandberg kari')
  })

  test('is two words as one', () => {
    expect(variants('nord lys')).toContain('nordlys')
  })

  test('is never what was typed, and few', () => {
    for (const text of ['kari', 'strandbreg kari', 'a b c d e f'])
      expect(variants(text).filter((one) => one === text)).toEqual([])
    expect(variants('strandbreg strandbreg kari kari').length).toBeLessThanOrEqual(4)
  })
})
