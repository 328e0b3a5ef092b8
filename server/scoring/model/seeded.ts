/** Numbers from 0 to 1 that are the same for the same seed and purpose, on every machine. */
export type Random = () => number

/**
 * mulberry32. Each purpose has a sequence of its own, so that one more draw for one leaves the others as they were.
 * @param seed any whole number
 */
export function seededRandom(seed: number, purpose: string): Random {
  let state = startOf(`${seed} ${purpose}`)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Fisher and Yates, in place. */
export function shuffle<T extends { length: number; [at: number]: number }>(list: T, random: Random): T {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = list[at] as number
    list[at] = list[other] as number
    list[other] = kept
  }
  return list
}

/** FNV-1a. */
function startOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}
