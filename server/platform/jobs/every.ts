import type { Log } from '../log.ts'

export interface Job {
  /** Lets a round that is running end; none begins afterwards. */
  stop(): Promise<void>
}

/**
 * Does `work` again and again, `ms` milliseconds after the last round ended, so that rounds never overlap. A fault is
 * logged once and not again until a round has gone well in between.
 * @param work is told by the signal that the program wants to end
 */
export function every(
  ms: number,
  name: string,
  work: (signal: AbortSignal) => Promise<unknown>,
  log: Pick<Log, 'error' | 'info'>,
): Job {
  const ending = new AbortController()
  let failing = false
  let round: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout

  async function once(): Promise<void> {
    try {
      await work(ending.signal)
      if (failing) log.info({ job: name }, 'the job works again')
      failing = false
    } catch (fault) {
      if (!failing && !ending.signal.aborted)
        log.error({ err: fault, job: name }, 'the job failed and will be tried again')
      failing = true
    }
    if (!ending.signal.aborted) wait()
  }
  function wait(): void {
    timer = setTimeout(() => {
      round = once()
    }, ms)
    timer.unref()
  }
  wait()

  return {
    async stop() {
      ending.abort()
      clearTimeout(timer)
      await round
    },
  }
}
