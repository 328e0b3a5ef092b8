import { setTimeout as sleep } from 'node:timers/promises'
import type { Installation } from '../stagecraft.ts'

export interface Killing {
  rounds: number
  /** When after the first of the work is done the server is killed: anywhere between. */
  leastMs: number
  mostMs: number
  /**
   * Uses the server until it is gone; the signal then fires, and what is under way should give up.
   * @param underWay to be called when the first of it is done: a server just started is slow, and a kill before
   *   anything happened would prove nothing
   */
  work(round: number, gone: AbortSignal, underWay: () => void): Promise<void>
  /** Looks at what the killed server left, after another one has started on it. */
  check(round: number): Promise<void>
}

/**
 * Kills the server with SIGKILL in the middle of work, starts it again on what is left (PostgreSQL goes on and is
 * adopted), and looks. Over and over, since what breaks breaks in some millisecond only.
 */
export async function killInRounds(
  house: Installation,
  { rounds, leastMs, mostMs, work, check }: Killing,
): Promise<void> {
  let server = await house.start()
  for (let round = 1; round <= rounds; round++) {
    const gone = new AbortController()
    const underWay = Promise.withResolvers<void>()
    const working = work(round, gone.signal, underWay.resolve)
    await Promise.race([underWay.promise, working])
    await sleep(leastMs + Math.random() * (mostMs - leastMs))
    await server.end('SIGKILL')
    gone.abort()
    await working
    server = await house.start()
    await check(round)
  }
  await server.end('SIGTERM')
}
