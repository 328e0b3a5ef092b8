import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from './cursor.ts'

const schema = z.tuple([z.string(), z.uuid()])

describe('a cursor', () => {
  test('gives back what was put in, whatever the letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (name, id) => {
        expect(decodeCursor(encodeCursor([name, id]), schema)).toEqual([name, id])
      }),
    )
  })

  test('is refused when one character was changed, added or lost', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.uuid(),
        fc.nat(),
        fc.constantFrom('', 'A', 'b', '-', '=', ' ', 'é'),
        (name, id, at, put) => {
          const cursor = encodeCursor([name, id])
          const place = at % cursor.length
          const edited = cursor.slice(0, place) + put + cursor.slice(place + 1)
          fc.pre(edited !== cursor)
          expect(() => decodeCursor(edited, schema)).toThrow('bad_cursor')
        },
      ),
    )
  })

  test('is refused when it belongs to another list', () => {
    expect(() => decodeCursor(encodeCursor([4, 'amount']), schema)).toThrow('bad_cursor')
    expect(() => decodeCursor('', schema)).toThrow('bad_cursor')
    expect(() => decodeCursor('../../etc/passwd', schema)).toThrow('bad_cursor')
  })
})
