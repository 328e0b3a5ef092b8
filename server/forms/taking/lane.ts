import { Refusal } from '../../platform/refusal.ts'

/**
 * One after another, with few waiting: however many strangers come at once, those who work here keep the database.
 * @param mostWaiting who comes beyond them is asked to come again
 */
export function makeLane(mostWaiting: number) {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  return {
    /** @throws Refusal `unavailable` */
    async run<T>(work: () => Promise<T>): Promise<T> {
      if (waiting >= mostWaiting) throw new Refusal('unavailable', { seconds: 5 })
      waiting += 1
      const mine = last.then(work, work)
      last = mine.catch(() => undefined).finally(() => (waiting -= 1))
      return mine
    },
  }
}
