/** Chance that repeats itself: the same seed gives the same company. */
export interface Random {
  /** From 0 up to 1, 1 excluded. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** Favours the first: the tenth is taken a tenth as often. */
  pickEarly<T>(from: readonly T[]): T
  /** Around 1, seldom far below, sometimes far above. */
  around(spread: number): number
  /** A UUIDv7 of that moment (epoch ms). */
  id<Id extends string>(at: number): Id
}

export function randomFrom(seed: number): Random {
  const next = sfc32(0x9e3779b9, seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, 0xdeadbeef)
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: <T>(from: readonly T[]) => from[Math.floor(next() * from.length)] as T,
    pickEarly: <T>(from: readonly T[]) => from[Math.floor((from.length + 1) ** next()) - 1] as T,
    around: (spread) => Math.exp(spread * (next() + next() + next() - 1.5)),
    id: <Id extends string>(at: number) => uuid7(at, next) as Id,
  }
}

/** Chris Doty-Humphrey's Small Fast Counting generator, warmed up. */
function sfc32(a: number, b: number, c: number, d: number): () => number {
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let round = 0; round < 15; round++) next()
  return next
}

const hex = Array.from({ length: 65_536 }, (_, number) => number.toString(16).padStart(4, '0'))

function uuid7(at: number, next: () => number): string {
  const part = () => hex[Math.floor(next() * 65_536)] as string
  const time = Math.floor(at)
  const high = Math.floor(time / 2 ** 16)
  return (
    `${hex[Math.floor(high / 2 ** 16)]}${hex[high % 2 ** 16]}-${hex[time % 2 ** 16]}` +
    `-7${part().slice(1)}-${'89ab'[Math.floor(next() * 4)]}${part().slice(1)}-${part()}${part()}${part()}`
  )
}
