/**
 * So many in a span for each key, such as an address. Remembered by this process alone, and for the latest keys only:
 * a crowd of addresses costs no more memory than a few.
 */
export function makeAllowance({ most, perMs, keys = 20_000 }: Allowance) {
  const spent = new Map<string, { count: number; until: number }>()

  return {
    /** Takes none. @returns seconds to wait for the next, or 0 where there is one */
    wait,

    /** Takes one. @returns seconds to wait for the next, or 0 where it was granted */
    take(key: string, now = Date.now()): number {
      const seconds = wait(key, now)
      if (seconds > 0) return seconds
      const known = spent.get(key)
      if (known && known.until > now) {
        known.count += 1
        return 0
      }
      spent.delete(key)
      spent.set(key, { count: 1, until: now + perMs })
      if (spent.size > keys) spent.delete(spent.keys().next().value as string)
      return 0
    },
  }

  function wait(key: string, now = Date.now()): number {
    const known = spent.get(key)
    return known && known.until > now && known.count >= most ? Math.ceil((known.until - now) / 1_000) : 0
  }
}

/** What a form makes of leads at most, so that a flood is a trickle for those who work: 150 a minute. */
export const everyForm = { most: 25, perMs: 10_000 }

export interface Allowance {
  most: number
  perMs: number
  keys?: number
}

/** One household has one IPv6 network, and any number of addresses in it. */
export function networkOf(address: string): string {
  const four = /\d+\.\d+\.\d+\.\d+$/.exec(address)
  if (four) return four[0]
  const [before = '', after] = address.split('::')
  const head = before.split(':').filter(Boolean)
  const tail = after?.split(':').filter(Boolean) ?? []
  const gap = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length)
  return [...head, ...Array<string>(gap).fill('0'), ...tail].slice(0, 4).join(':')
}
