import type { Log } from '../log.ts'
import { Refusal } from '../refusal.ts'
import type { Work } from './bind.ts'

/** Work that no request waits for, such as sending a mail. A fault is logged, a refusal is nobody's; `finished` waits for all of it. */
export function makeBackground(log: Log) {
  const running = new Set<Promise<unknown>>()

  return {
    run(work: Work): void {
      const promise = Promise.resolve()
        .then(work)
        .catch((fault: unknown) => {
          if (!(fault instanceof Refusal)) log.error({ err: fault }, 'work in the background failed')
        })
        .finally(() => running.delete(promise))
      running.add(promise)
    },

    async finished(): Promise<void> {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
