import { type Random, shuffle } from '../seeded.ts'

/**
 * More lines than this that are the same are not one lead exported several times but many that look alike, in a file
 * that says little of each.
 */
const mostCopies = 5

/**
 * Deals rows into parts of the same size, each with the same share of good outcomes. Copies of one line stand in the
 * same part: a row that was learned by heart would prove nothing.
 * @param copies for each row a number that its copies share
 * @param parts how many
 * @returns the part of each row, from 0
 */
export function dealIntoParts(
  { outcomes, copies }: { outcomes: Uint8Array; copies: Int32Array },
  parts: number,
  random: Random,
): Uint8Array {
  const firstOfKind = firsts(copies)
  const part = new Uint8Array(outcomes.length)
  // One class after the other, round and round: the second begins where the first ended.
  let next = 0
  for (const outcome of [1, 0]) {
    const leaders = shuffle(
      Int32Array.from(firstOfKind.keys()).filter(
        (row) => firstOfKind[row] === row && outcomes[row] === outcome,
      ),
      random,
    )
    for (const leader of leaders) {
      part[leader] = next
      next = (next + 1) % parts
    }
  }
  for (const [row, leader] of firstOfKind.entries()) part[row] = part[leader] as number
  return part
}

/** For each row the first that it repeats, itself if none. */
function firsts(copies: Int32Array): Int32Array {
  const times = new Map<number, number>()
  for (const copy of copies) times.set(copy, (times.get(copy) ?? 0) + 1)
  const first = new Map<number, number>()
  return copies.map((copy, row) => {
    if ((times.get(copy) as number) > mostCopies) return row
    if (!first.has(copy)) first.set(copy, row)
    return first.get(copy) as number
  })
}
