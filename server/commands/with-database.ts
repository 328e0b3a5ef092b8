import { constants } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { aborted } from 'node:util'
import type { Config } from '../platform/config.ts'
import { type MainDatabase, type Opening, openMainDatabase } from '../platform/database/open-main-database.ts'
import type { Terminal } from './terminal/terminal.ts'

const signals = ['SIGINT', 'SIGTERM'] as const

/**
 * Opens the installation's database for one command and closes it again, also when the command is interrupted at
 * whatever moment: an embedded PostgreSQL does not stay behind. What was not committed then is nothing, and the process
 * ends as one ended by that signal does.
 */
export async function withDatabase<T>(
  config: Config,
  terminal: Terminal,
  opening: Pick<Opening, 'own' | 'migrate'>,
  work: (database: MainDatabase) => Promise<T>,
): Promise<T> {
  const interruption = new AbortController()
  let by: NodeJS.Signals | undefined
  const interrupt = (signal: NodeJS.Signals) => {
    terminal.say(by ? 'the database is stopping' : 'interrupted')
    by ??= signal
    interruption.abort()
  }
  for (const signal of signals) process.on(signal, interrupt)
  try {
    return await workOnDatabase(config, terminal, { ...opening, signal: interruption.signal }, work)
  } finally {
    // That its connection was cut is no news to whoever interrupted it.
    if (by) process.exit(128 + constants.signals[by])
    for (const signal of signals) process.removeListener(signal, interrupt)
  }
}

/** What was cut short has this long to clear away what it had half made. */
const clearingMs = 1_000

async function workOnDatabase<T>(
  config: Config,
  terminal: Terminal,
  opening: Pick<Opening, 'own' | 'migrate'> & { signal: AbortSignal },
  work: (database: MainDatabase) => Promise<T>,
): Promise<T> {
  const { signal } = opening
  const database = await openMainDatabase(config, {
    ...opening,
    log: (line) => worthSaying(line) && terminal.say(line),
  })
  const working = work(database)
  const interrupted = aborted(signal, signal).then(() => Promise.reject(signal.reason))
  try {
    return await Promise.race([working, interrupted])
  } finally {
    await database.stop()
    if (signal.aborted) await Promise.race([working.catch(() => {}), sleep(clearingMs)])
  }
}

/** That the database started is what anybody expects; that it is waited for, or changed, is not. */
const worthSaying = (line: string) => !line.startsWith('the database in ')
