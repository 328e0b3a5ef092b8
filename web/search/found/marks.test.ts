import { describe, expect, test } from 'vitest'
import { actsLike } from '../acts/acts-like.ts'
import { marksIn } from './marks.ts'

const marked = (text: string, typed: string) =>
  marksIn(text, typed)
    .map(({ text: piece, marked: is }) => (is ? `[${piece}]` : piece))
    .join('')

describe('what matched is marked in the name as it is written', () => {
  test.each([
    ['Łódź Żarówki', 'lodz', '[Łódź] Żarówki'],
    ['Øystein Strandberg', 'ost strand', 'Øystein [Strand]berg'],
    ['Øystein Strandberg', 'oys', '[Øys]tein Strandberg'],
    ['علي كريمي', 'کریمی', 'علي [كريمي]'],
    ['پارس‌نور', 'پارسنور', '[پارس‌نور]'],
    ['شماره ۱۰۴۲', '1042', 'شماره [۱۰۴۲]'],
    ['Kari Kari', 'kari', '[Kari] [Kari]'],
    ['Kari', '', 'Kari'],
  ])('%s for %s', (text, typed, as) => {
    expect(marked(text, typed)).toBe(as)
  })
})

describe('acts are found by their words', () => {
  const groups = [
    {
      key: 'do',
      label: 'Do',
      items: [
        { key: 'a', title: 'New company' },
        { key: 'b', title: 'Look: dark' },
        { key: 'c', title: 'رنگ تیره' },
      ],
    },
  ]
  const titles = (typed: string) =>
    actsLike(groups, typed).flatMap(({ items }) => items.map(({ title }) => title))

  test('in any order, without accents', () => {
    expect(titles('company new')).toEqual(['New company'])
    expect(titles('تیره')).toEqual(['رنگ تیره'])
    expect(titles('')).toHaveLength(3)
  })

  test('also with a slip in one of them, but not in a short one', () => {
    expect(titles('comapny')).toEqual(['New company'])
    expect(titles('drak')).toEqual(['Look: dark'])
    expect(titles('nwe')).toEqual([])
  })
})
