import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../seeded.ts'
import { dealIntoParts } from './split.ts'

test('parts are of one size with one share of good rows, and copies of a line stand together', () => {
  const rows = fc.array(fc.record({ good: fc.boolean(), copiesFirst: fc.boolean() }), {
    minLength: 8,
    maxLength: 200,
  })
  fc.assert(
    fc.property(rows, fc.integer({ min: 0 }), (made, seed) => {
      // The first three rows of four that say so are copies of the row before.
      const copies = Int32Array.from(made, (row, at) => (row.copiesFirst && at % 4 > 0 ? at - (at % 4) : at))
      const outcomes = Uint8Array.from(made, (_, at) => (made[copies[at] as number]?.good ? 1 : 0))
      const part = dealIntoParts({ outcomes, copies }, 4, seededRandom(seed, 'test'))
      for (const [at, copy] of copies.entries()) expect(part[at]).toBe(part[copy])
      const leaders = copies.filter((copy, at) => copy === at)
      for (const outcome of [0, 1]) {
        const sizes = [0, 1, 2, 3].map(
          (one) => leaders.filter((row) => outcomes[row] === outcome && part[row] === one).length,
        )
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('hundreds of rows that say the same are leads that look alike, and stand on every side', () => {
  const rows = { outcomes: new Uint8Array(400).fill(1, 0, 100), copies: new Int32Array(400) }
  const part = dealIntoParts(rows, 4, seededRandom(1, 'test'))
  expect([0, 1, 2, 3].map((one) => part.filter((own) => own === one).length)).toEqual([100, 100, 100, 100])
})
