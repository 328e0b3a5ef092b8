import type { Actor } from '../actor.ts'
import type { Log } from '../log.ts'
import { every } from './every.ts'

/** Long pieces of work of one kind, each begun by somebody and known by its id. */
export interface Runner<Id> {
  /** Runs a started piece, after those that are waiting already. */
  begin(actor: Actor, id: Id): void
  /** Waits until nothing is left to do: for tests and the command line. */
  idle(): Promise<void>
  /** Ends after the present batch. What is unfinished goes on at the next start. */
  stop(): Promise<void>
}

interface Work<Id> {
  /** What there is many of, as the log names it: `imports`. */
  name: string
  run(actor: Actor, id: Id, signal: AbortSignal): Promise<unknown>
  /** What the database says is still to be done. */
  unfinished(): Promise<readonly { actor: Actor; id: Id }[]>
}

/** How often to look for work that another process left behind when it died. */
const lookEveryMs = 60_000

/**
 * Runs long work inside this process, one piece after another. What is to be done and how far it is stands in the
 * database, so all that a process can take along when it dies is the knowledge that there is something to do; and that
 * is asked of the database at the start and every minute.
 */
export function oneAfterAnother<Id>(
  { name, run, unfinished }: Work<Id>,
  log: Pick<Log, 'error' | 'info'>,
): Runner<Id> {
  const ending = new AbortController()
  const queued = new Set<Id>()
  let last: Promise<void> = Promise.resolve()

  function begin(actor: Actor, id: Id): void {
    if (queued.has(id) || ending.signal.aborted) return
    queued.add(id)
    last = last.then(async () => {
      queued.delete(id)
      if (ending.signal.aborted) return
      await run(actor, id, ending.signal).catch((fault: unknown) =>
        log.error({ err: fault, of: name, id }, 'a long piece of work stopped'),
      )
    })
  }
  async function resume(): Promise<void> {
    for (const { actor, id } of await unfinished()) begin(actor, id)
  }
  const looking = every(lookEveryMs, `unfinished ${name}`, resume, log)
  void resume().catch((fault: unknown) => log.error({ err: fault }, `looking for unfinished ${name}`))

  return {
    begin,
    idle: () => last,
    async stop() {
      ending.abort()
      await looking.stop()
      await last
    },
  }
}
